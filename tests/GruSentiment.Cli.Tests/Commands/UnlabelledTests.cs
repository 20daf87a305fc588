using System.Diagnostics;
using System.Globalization;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class UnlabelledTests : IDisposable
{
    private static readonly string[] s_train = ["train", "--data", "reviews.csv", "--unlabelled", "more.txt"];

    private readonly TemporaryDirectory _directory = new();

    public UnlabelledTests()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(120));
        IEnumerable<string> lines = Enumerable.Range(0, 300)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"some {(i % 2 == 0 ? "lovely" : "awful")} thing {i % 9}\n"));
        _directory.Write("more.txt", string.Concat(lines));
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Reviews_without_labels_are_pretrained_on_and_named_in_the_run()
    {
        CommandResult result = CommandLine.Run(_directory, [.. s_train, "--output", "run", .. Reviews.Small]);
        Assert.Equal(0, result.ExitCode);
        string error = result.Error.ReplaceLineEndings("\n");
        Assert.Contains("more.txt: 300 texts without labels, 1,200 tokens\n", error, StringComparison.Ordinal);
        Assert.Matches(
            "Pretraining on 408 reviews: at each word, predict a word nearby\\.\n"
                + "Pretrained in [0-9]+ seconds, [0-9]+ tokens/s: the loss went from ",
            error);
        Assert.Equal(4, result.Lines.Length); // A header, two epochs, the path.
        Assert.Contains("\"unlabelled\": \"more.txt\"", File.ReadAllText(_directory.File("run/config.json")), StringComparison.Ordinal);
        Assert.Contains("\"pretraining_seconds\": ", File.ReadAllText(_directory.File("run/metrics.json")), StringComparison.Ordinal);
        Assert.Contains("\nthing\n", File.ReadAllText(_directory.File("run/vocabulary.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Reviews_with_labels_alone_can_be_pretrained_on()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--pretraining-epochs", "3", "--output", "run", .. Reviews.Small]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Pretraining on 108 reviews: at each word, predict a word nearby.", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"pretraining_epochs\": 3", File.ReadAllText(_directory.File("run/config.json")), StringComparison.Ordinal);
        Assert.Contains("\"pretraining_seconds\": ", File.ReadAllText(_directory.File("run/metrics.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        foreach (string threads in (string[])["1", "2"])
        {
            CommandResult result = CommandLine.Run(
                _directory, [.. s_train, "--output", $"run{threads}", "--threads", threads, .. Reviews.Small]);
            Assert.Equal(0, result.ExitCode);
        }
        Assert.Equal(
            File.ReadAllBytes(_directory.File("run1/model.safetensors")),
            File.ReadAllBytes(_directory.File("run2/model.safetensors")));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_and_leaves_nothing()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--unlabelled", "less.txt", "--output", "run"]);
        Assert.Equal((1, "error: less.txt: no such file."), (result.ExitCode, result.FirstError));
        Assert.Equal(["more.txt", "reviews.csv"], _directory.Files);
    }

    [Fact]
    public void A_signal_while_pretraining_leaves_a_checkpoint_to_go_on_from()
    {
        Signals.SkipWithout("TERM");
        IEnumerable<string> lines = Enumerable.Range(0, 20_000)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"some lovely thing {i % 900} and number {i % 800}\n"));
        _directory.Write("more.txt", string.Concat(lines));
        using Process process = CommandLine.Start(_directory, [], [.. s_train, "--hidden-dim", "512"]);
        while (process.StandardError.ReadLine() is { } line && !line.StartsWith("Pretraining on ", StringComparison.Ordinal))
            continue;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Signals.Send("TERM", process);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        CommandResult result = CommandLine.End(process, output, error);
        Assert.Equal(143, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(_directory.Files, file => file.EndsWith(".checkpoint", StringComparison.Ordinal));
        Assert.DoesNotContain(_directory.Files, file => file.EndsWith("model.safetensors", StringComparison.Ordinal));
    }
}
