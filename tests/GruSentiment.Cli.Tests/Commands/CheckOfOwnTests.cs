using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary><c>check</c> with a model that knows no English, with tests of the user's, and with files that are none.</summary>
public sealed class CheckOfOwnTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string Tests =
        "capability,text,label\npraise,a superb lamp,positive\npraise,a lovely soup,Positive\nblame,awful,negative\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Tests_of_the_users_are_asked_instead_of_the_built_in_ones()
    {
        _directory.Write("tests.csv", Tests);
        CommandResult result = Check("--tests", "tests.csv", "--require", "praise=0");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["capability", "praise", "blame", "mean"], result.Lines.Select(line => line.Split(' ')[0]));
        Assert.DoesNotContain("held-out", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"model: {model.Path}\ntests: tests.csv, 3 texts\n", result.Error.ReplaceLineEndings("\n"));

        JsonElement json = JsonDocument.Parse(Check("--tests", "tests.csv", "--format", "json").Output).RootElement;
        Assert.Equal("tests.csv", json.GetProperty("tests").GetString());
        Assert.Equal([2, 1], json.GetProperty("capabilities").EnumerateArray().Select(one => one.GetProperty("tests").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("held_out_mean").ValueKind);
    }

    [Fact]
    public void The_names_of_ones_own_tests_can_be_required()
    {
        _directory.Write("tests.csv", Tests);
        CommandResult result = Check("--tests", "tests.csv", "--require", "typos=90");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("error: --require: \"typos\" is no capability. The names are praise, blame, mean.", result.FirstError);
    }

    [Fact]
    public void For_another_language_the_built_in_tests_are_left_out_and_texts_are_still_changed()
    {
        CommandResult alone = Check();
        Assert.Equal((0, ""), (alone.ExitCode, alone.Output));
        Assert.Contains("\nleft out: built-in tests: they are English, and of their words only ", alone.Error, StringComparison.Ordinal);

        CommandResult withTexts = Check("--data", model.Data);
        Assert.Equal(0, withTexts.ExitCode);
        Assert.StartsWith("changed ", withTexts.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("another name", withTexts.Output, StringComparison.Ordinal);
        Assert.Contains("\nleft out: other names and places: ", withTexts.Error, StringComparison.Ordinal);
        Assert.Contains("\nleft out: added good and bad sentences: ", withTexts.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_other_classes_needs_tests_of_the_users()
    {
        _directory.Write("topics.csv", Reviews.TwoClasses(60));
        string[] train = ["train", "--data", "topics.csv", "--labels", "politics=negative;sport=positive", "--output", "topics"];
        Assert.Equal(0, CommandLine.Run(_directory, [.. train, .. Reviews.Small]).ExitCode);
        CommandResult result = CommandLine.Run(_directory, "check", "--model", "topics");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "error: the model's classes are politics, sport; the built-in tests need the classes negative and positive. "
                + "Name tests for this model with --tests.",
            result.FirstError);

        _directory.Write("tests.csv", "text,label,capability\na goal,sport,football\n");
        Assert.Equal(0, CommandLine.Run(_directory, "check", "--model", "topics", "--tests", "tests.csv").ExitCode);
    }

    [Theory]
    [InlineData("--tests", "text,label\ngood,positive\n",
        "file.csv, line 1: no column 'capability'. The columns are 'text', 'label'; "
            + "text, label and capability were expected, in any order.")]
    [InlineData("--tests", "text,label,capability\ngood,great,praise\n",
        "file.csv, line 2: label 'great' is none of the model's classes: negative, positive.")]
    [InlineData("--tests", "text,label,capability\ngood,positive\n",
        "file.csv, line 2: 2 fields; 3 were expected, as in the first line. A text with what stands between fields must be in quotes.")]
    [InlineData("--data", "text\n\"\"\n", "file.csv: no text; at least one was expected.")]
    [InlineData("--data", "", "file.csv: empty, expected rows of text and label.")]
    public void A_file_that_is_none_is_an_error_with_its_line(string flag, string text, string message)
    {
        _directory.Write("file.csv", text);
        CommandResult result = Check(flag, "file.csv");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal($"error: {message}", result.FirstError);
    }

    [Theory]
    [InlineData("--tests")]
    [InlineData("--data")]
    public void A_file_that_is_not_there_is_an_error(string flag) => Assert.Equal(
        (1, "error: nowhere.csv: no such file."),
        (Check(flag, "nowhere.csv").ExitCode, Check(flag, "nowhere.csv").FirstError));

    private CommandResult Check(params string[] flags) => CommandLine.Run(_directory, ["check", "--model", model.Path, .. flags]);
}
