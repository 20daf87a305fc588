using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class TrainDataTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string, string> BadFiles() => new()
    {
        { "empty", "" },
        { "header only", "text,label\n" },
        { "one class", "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"good film {i},1\n")) },
        { "two rows", "text,label\ngood film,1\nbad film,0\n" },
        { "all texts empty", "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $",{i % 2}\n")) },
        { "unknown labels", "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"a fine film {i},kind {i}\n")) },
        {
            "open quote",
            "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"a fine film {i},{i % 2}\n"))
                + "\"never closed,1\nand more,0\n"
        },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public void Data_that_cannot_be_trained_on_fails_with_one_message(string name, string content)
    {
        _directory.Write("reviews.csv", content);
        Fails(CommandLine.Run(_directory, "train", "--data", "reviews.csv"), name);
    }

    [Fact]
    public void Binary_data_fails_with_one_message()
    {
        byte[] bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(_directory.File("reviews.csv"), bytes);
        Fails(CommandLine.Run(_directory, "train", "--data", "reviews.csv"), "binary");
    }

    [Fact]
    public void A_line_of_a_hundred_megabytes_fails_in_little_memory()
    {
        using (var file = new StreamWriter(_directory.File("reviews.csv"), append: false, Encoding.ASCII))
        {
            file.Write("text,label\ngood,1\nbad,0\n");
            string block = new('x', 1_000_000);
            for (int i = 0; i < 100; i++)
                file.Write(block);
        }
        (string, string)[] memory = [("DOTNET_GCHeapHardLimit", "0x8000000")]; // 128 MB
        CommandResult result = CommandLine.RunWith(_directory, "", memory, "train", "--data", "reviews.csv");
        Fails(result, "long line");
    }

    [Fact]
    public void A_missing_file_a_directory_and_a_missing_column_are_named()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(40));
        Assert.Equal("error: none.csv: no such file.", CommandLine.Run(_directory, "train", "--data", "none.csv").FirstError);
        Assert.StartsWith("error: .: is a directory", CommandLine.Run(_directory, "train", "--data", ".").Error, StringComparison.Ordinal);
        Assert.Equal("error: none.csv: no such file.",
            CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--validation", "none.csv").FirstError);
        Assert.Equal("error: reviews.csv: --text-column 'body' is not there. The columns are 'text', 'label'.",
            CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--text-column", "body").FirstError);
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    [Fact]
    public void A_validation_file_without_one_of_the_classes_is_warned_of_once()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(40));
        _directory.Write("dev.csv", "text,label\nA great lamp,positive\n");
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--validation", "dev.csv", "--output", "run", .. Reviews.Small]);
        Assert.True(result.ExitCode == 0, result.Error);
        const string Warning = "warning: dev.csv has no review of class negative: "
            + "its metrics say nothing about that class, and the probabilities are not calibrated.";
        Assert.Single(result.Error.ReplaceLineEndings("\n").Split('\n'), Warning);
    }

    [Fact]
    public void Few_reviews_are_warned_of_and_the_accuracy_has_its_interval()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(120));
        string[] train = ["train", "--data", "reviews.csv", "--test", "reviews.csv", .. Reviews.Small];
        CommandResult result = CommandLine.Run(_directory, [.. train, "--output", "run"]);
        const string Warning = "warning: 120 reviews are few to train on. With 12 validation reviews the measured accuracy varies by about "
            + "±22 points. --folds 5 measures on all reviews. --embeddings FILE (word vectors) or --unlabelled FILE (more reviews, "
            + "without labels) helps to learn from few.";
        Assert.Single(result.Error.ReplaceLineEndings("\n").Split('\n'), Warning);
        const string Accuracy = @"\d+\.\d\d % \(95 % interval \d+\.\d to \d+\.\d\), loss ";
        Assert.Matches($"Best epoch [12]: validation accuracy {Accuracy}", result.Error);
        Assert.Matches($"Test: accuracy {Accuracy}", result.Error);
        Assert.Empty(CommandLine.Run(_directory, [.. train, "--output", "quiet", "--quiet"]).Error);
    }

    private void Fails(CommandResult result, string name)
    {
        Assert.True(result.ExitCode == 1, $"{name}: exit code {result.ExitCode}, {result.Error}");
        Assert.Empty(result.Output);
        Assert.StartsWith("error: reviews.csv", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["reviews.csv"], _directory.Files);
    }
}
