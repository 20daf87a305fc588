using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class CompareTests : IDisposable
{
    private static readonly string[] s_small =
        ["--data", "reviews.csv", "--encoders", "gru,mean", "--epochs", "2", "--embedding-dim", "8", "--hidden-dim", "8", "--quiet"];

    private readonly TemporaryDirectory _directory = new();

    public CompareTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(120));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Encoders_are_compared_in_a_table_with_what_is_said_of_them()
    {
        CommandResult result = CommandLine.Run(_directory, ["compare", .. s_small, "--output", "compared"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(
            "^encoder +weights +accuracy +F1 +with n-grams +short +medium +long +s/epoch +tokens/s +texts/s +memory$", result.Lines[0]);
        Assert.StartsWith("gru ", result.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("mean ", result.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("(n-grams) ", result.Lines[3], StringComparison.Ordinal);
        Assert.Contains("Said: The mean of word vectors is fastest, and knows nothing of the order of words.", result.Lines);
        Assert.All(
            (string[])["compare.csv", "compare.png", "comparison.json"],
            name => Assert.True(File.Exists(_directory.File($"compared/{name}"))));

        CommandResult again = CommandLine.Run(_directory, "compare", "--resume", "compared", "--format", "json", "--quiet");
        Assert.True(again.ExitCode == 0, again.Error);
        JsonElement root = JsonDocument.Parse(again.Output).RootElement;
        Assert.Equal("validation", root.GetProperty("measured_on").GetString());
        Assert.Equal(["gru", "mean"], root.GetProperty("encoders").EnumerateArray().Select(one => one.GetProperty("encoder").GetString()));
    }

    [Fact]
    public void Of_a_length_that_no_row_has_it_is_said()
    {
        _directory.Write("reviews.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => $"{(i % 2 == 0 ? "great" : "awful")} film number {i},{1 - i % 2}\n")));
        CommandResult result = CommandLine.Run(_directory, ["compare", .. s_small, "--output", "compared"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(
            "Accuracy and F1 are those of the network alone. Short: to 4 tokens. No row is medium or long.",
            result.Lines.Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public void FastText_has_a_row_where_it_is_installed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such scripts here.");
        string path = _directory.Write("fasttext", """
            #!/bin/sh
            [ "$1" = supervised ] || exec /usr/bin/cut -d ' ' -f 1 "$3"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string[] command = ["compare", .. s_small, "--output", "compared"];
        CommandResult result = CommandLine.RunWith(_directory, "", [("PATH", _directory.Path)], command);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("(fastText) ", result.Lines[4], StringComparison.Ordinal);
        Assert.Contains(" 100.0 % ", result.Lines[4], StringComparison.Ordinal);
        Assert.Contains("fastText: -wordNgrams 2 -epoch 25 -lr 0.5, on one thread.", result.Lines);
        Assert.StartsWith("fasttext,42,,,1,1,,", File.ReadAllLines(_directory.File("compared/compare.csv"))[^1], StringComparison.Ordinal);

        CommandResult again = CommandLine.RunWith(
            _directory, "", [("PATH", "")], "compare", "--resume", "compared", "--format", "json", "--quiet");
        Assert.Equal(1, JsonDocument.Parse(again.Output).RootElement.GetProperty("fasttext").GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void A_comparison_that_fails_leaves_no_directory()
    {
        CommandResult result = CommandLine.Run(_directory, "compare", "--data", "missing.csv", "--output", "compared");
        Assert.Equal(1, result.ExitCode);
        Assert.False(Directory.Exists(_directory.File("compared")));
    }

    [Theory]
    [InlineData("--encoders", "gru,bert", "--encoders: \"bert\" is none of gru, lstm, rnn, transformer, cnn, mean.")]
    [InlineData("--budget", "10", "--budget: \"10\" is no time; one like 90s, 10m or 1.5h was expected.")]
    [InlineData("--seeds", "0", "--seeds is 0; it must be from 1 to 20.")]
    [InlineData("--resume", "compared", "--resume goes on with what was asked for; no other flag but --format and --quiet was expected.")]
    public void What_can_t_be_meant_is_a_usage_error(string flag, string value, string message)
    {
        CommandResult result = CommandLine.Run(_directory, "compare", "--data", "reviews.csv", flag, value);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"error: {message}", result.FirstError);
    }
}
