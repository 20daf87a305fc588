using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What <c>train</c> says at its end, of the model that it has made.</summary>
public sealed class TrainingOutcomeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(10, true)]
    [InlineData(60, false)]
    public void Where_most_reviews_are_of_one_class_it_says_what_the_accuracy_is_worth(int negative, bool isUneven)
    {
        string rows = string.Concat(Enumerable.Range(0, 120).Select(i =>
            $"\"Word{i} and {(i < negative ? "awful" : "lovely")} number{i % 7}.\",{(i < negative ? "negative" : "positive")}\n"));
        _directory.Write("reviews.csv", "text,label\n" + rows);
        string[] train = ["train", "--data", "reviews.csv", "--augment", "none", "--ensemble", "1", .. Reviews.Small, "--output"];

        string said = CommandLine.Run(_directory, [.. train, "run"]).Error;

        const string Always = "Always answering positive would be right in 91.67 %. Balanced accuracy ";
        Assert.Equal(isUneven, said.Contains(Always, StringComparison.Ordinal));
        Assert.Equal(isUneven, said.Contains("--balance makes each class count the same.", StringComparison.Ordinal));
        Assert.DoesNotContain("Always", CommandLine.Run(_directory, [.. train, "even", "--balance"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_alone_is_calibrated_and_the_figures_of_the_table_are_named()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(120));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--ngrams", "0", "--keep", "last", "--augment", "none", .. Reviews.Small]);

        string[] last = result.Lines.Last(line => line.StartsWith("    2 ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(
            $"calibrated on the validation set; before that, as in the table, the accuracy was {last[5]} % and the loss {last[4]}.\n",
            result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("All epochs are done. The last epoch is kept, 2: validation accuracy ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Lines, line => line.EndsWith("best", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_alone_that_knows_no_token_is_not_trained()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(60));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--augment", "none", "--ngrams", "0", "--min-freq", "1000", .. Reviews.Small]);
        Assert.Equal((1, "error: reviews.csv: no token is in the training set as often as --min-freq 1000 asks for, so there is nothing to "
            + "learn from."), (result.ExitCode, result.FirstError));
        Assert.False(Directory.Exists(_directory.File("runs")));
    }
}
