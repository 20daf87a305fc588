using GruSentiment.Benchmarks.FastText;

namespace GruSentiment.Training.Tests.Benchmarks.FastText;

public class CompareArgumentsTests
{
    [Fact]
    public void A_file_alone_is_compared_with_three_seeds_on_all_processors()
    {
        CompareArguments arguments = CompareArguments.Parse(["a.csv"]);
        Assert.Equal([new ComparedFile("a.csv")], arguments.Files);
        Assert.Equal([1, 2, 3], arguments.Seeds);
        Assert.Equal(Environment.ProcessorCount, arguments.Threads);
        Assert.False(arguments.Json);
    }

    [Fact]
    public void Flags_of_a_file_hold_for_the_file_before_them_alone()
    {
        CompareArguments arguments = CompareArguments.Parse(
            [
                "a.csv", "--test", "a-test.csv",
                "b.csv", "--text-column", "review", "--label-column", "stars", "--labels", "negative=1;positive=5",
                "c.csv",
            ]);
        Assert.Equal(["a.csv", "b.csv", "c.csv"], arguments.Files.Select(file => file.Data));
        Assert.Equal(["a-test.csv", null, null], arguments.Files.Select(file => file.Test));
        Assert.Equal([null, "review", null], arguments.Files.Select(file => file.Reader.TextColumn));
        Assert.Equal([null, "stars", null], arguments.Files.Select(file => file.Reader.LabelColumn));
        Assert.Equal([null, "negative=1;positive=5", null], arguments.Files.Select(file => file.Reader.Labels?.ToString()));
    }

    [Fact]
    public void Flags_of_the_comparison_may_stand_anywhere()
    {
        CompareArguments arguments = CompareArguments.Parse(["--seeds", "7,0", "a.csv", "--threads", "1", "--format", "json"]);
        Assert.Equal([7, 0], arguments.Seeds);
        Assert.Equal(1, arguments.Threads);
        Assert.True(arguments.Json);
    }

    [Theory]
    [InlineData("", "No FILE, expected at least one.")]
    [InlineData("--test b.csv a.csv", "--test: stands before any FILE, expected behind the FILE it holds for.")]
    [InlineData("a.csv --test", "--test: the last argument, expected a value behind it.")]
    [InlineData("a.csv --seeds 1,x", "--seeds: found x, expected a whole number from 0 on.")]
    [InlineData("a.csv --seeds 1,1", "--seeds: found 1,1, expected each seed once.")]
    [InlineData("a.csv --threads 0", "--threads: found 0, expected a whole number from 1 on.")]
    [InlineData("a.csv --format csv", "--format: found csv, expected text or json.")]
    [InlineData("a.csv --label-column", "--label-column: the last argument, expected a value behind it.")]
    [InlineData(
        "a.csv --epochs 5",
        "--epochs: unknown, expected --test, --text-column, --label-column, --labels, --seeds, --threads or --format.")]
    [InlineData(
        "a.csv --quiet",
        "--quiet: unknown, expected --test, --text-column, --label-column, --labels, --seeds, --threads or --format.")]
    public void A_fault_is_named_with_what_was_expected(string arguments, string message)
    {
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(message, Assert.Throws<FormatException>(() => CompareArguments.Parse(words)).Message);
    }
}
