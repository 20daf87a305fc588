using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class CheckTests(EnglishModel model) : IClassFixture<EnglishModel>, IDisposable
{
    private static readonly string[] s_capabilities =
    [
        "plain words", "negated positive", "negated negative", "expectation", "contrast", "change over time", "comparison", "advice",
        "author and others", "question and answer", "understatement", "intensifiers", "typos",
    ];

    private static readonly string[] s_changes =
    [
        "upper case", "lower case", "typo", "added link", "added mention", "another name", "another place", "another number",
        "added punctuation",
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_table_has_a_row_a_capability_and_their_mean()
    {
        CommandResult result = Check(0);
        Assert.Equal(["capability", .. s_capabilities, "mean"], Names(result.Lines));
        Assert.Matches("^capability +tests +right % +held-out %  most certain wrong answer$", result.Lines[0].TrimEnd('\r'));
        const string Row = @"^[a-z ]+ [34]\d\d +\d+\.\d +(\d+\.\d|–)(  (nega|posi)tive [01]\.\d\d: .+)?$";
        Assert.All(result.Lines[1..^1], line => Assert.Matches(Row, line.TrimEnd('\r')));
        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd('\r').Length, 1, 100));
    }

    [Fact]
    public void Beside_the_results_it_says_what_was_tested_and_what_was_not()
    {
        string[] notes = Check(0).Error.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal($"model: {model.Path}", notes[0]);
        Assert.Matches("^tests: built in, [45],\\d{3} texts$", notes[1]);
        Assert.Equal("held-out: texts whose opinion words stand in no sentence that `train` adds by itself", notes[2]);
        Assert.Equal("left out: neutral statements: the model has no class of that name", notes[3]);
        Assert.Equal(4, notes.Length);
    }

    [Fact]
    public void Quietly_only_the_results_are_printed() => Assert.Empty(Check(0, "--quiet").Error);

    [Fact]
    public void The_built_in_tests_take_seconds()
    {
        Check(0); // Else the first start of a program is measured.
        long start = Stopwatch.GetTimestamp();
        Check(0);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10)); // Less than one where nothing else runs.
    }

    [Fact]
    public void Texts_of_the_users_are_changed_and_added_to()
    {
        CommandResult result = Check(0, "--data", model.Data);
        Assert.Equal(
            ["capability", .. s_capabilities, "mean", "changed", .. s_changes, "added", "added good sentence", "added bad sentence"],
            Names(result.Lines));
        Assert.Contains($"data: {model.Data}, 600 texts", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_come_from_the_standard_input_too()
    {
        CommandResult result = CommandLine.RunWithInput(
            _directory, "A fine day.\n\nA bad day.\n", "check", "--model", model.Path, "--data", "-", "--format", "json");
        Assert.Equal(2, JsonDocument.Parse(result.Output).RootElement.GetProperty("texts").GetInt32());
    }

    [Fact]
    public void Json_has_exactly_the_promised_members()
    {
        JsonElement json = JsonDocument.Parse(Check(0, "--data", model.Data, "--format", "json").Output).RootElement;
        Assert.Equal(
            ["model", "tests", "capabilities", "mean", "held_out_mean", "data", "texts", "all_texts", "invariance", "direction",
                "direction_tolerance", "left_out", "seconds"],
            Members(json));
        Assert.Equal((model.Path, model.Data), (json.GetProperty("model").GetString(), json.GetProperty("data").GetString()));
        JsonElement[] capabilities = [.. json.GetProperty("capabilities").EnumerateArray()];
        Assert.Equal(s_capabilities, capabilities.Select(Name));
        Assert.All(capabilities, capability =>
        {
            Assert.Equal(
                ["name", "tests", "right", "share", "held_out_tests", "held_out_right", "held_out_share", "wrong"], Members(capability));
            Assert.All(
                capability.GetProperty("wrong").EnumerateArray(),
                wrong => Assert.Equal(["text", "label", "predicted", "probability"], Members(wrong)));
        });
        AssertChanges(json.GetProperty("invariance"), "flips", s_changes);
        AssertChanges(json.GetProperty("direction"), "wrong_way", ["added good sentence", "added bad sentence"]);
    }

    [Fact]
    public void A_neutral_class_is_tested_where_the_model_has_one()
    {
        CommandResult result = CommandLine.Run(_directory, "check", "--model", model.OfThree);
        Assert.Equal(["capability", .. s_capabilities, "neutral statements", "mean"], Names(result.Lines));
        Assert.DoesNotContain("left out", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "mean=0")]
    [InlineData(0, "Negated-Positive=0", "plain words=0.5", "neutral statements=0", "MEAN=1")]
    [InlineData(1, "mean=100")]
    [InlineData(1, "typos=100", "question-and-answer=100", "mean=0")]
    public void What_is_required_decides_the_exit_code(int exitCode, params string[] required)
    {
        CommandResult result = CommandLine.Run(
            _directory, ["check", "--model", model.OfThree, "--quiet", .. required.SelectMany(text => (string[])["--require", text])]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(["capability", .. s_capabilities, "neutral statements", "mean"], Names(result.Lines));
        string[] missed = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(required.Count(text => text.EndsWith("=100", StringComparison.Ordinal)), missed.Length);
        Assert.All(missed, line => Assert.Matches(@"^error: [a-z ]+: \d+\.\d\d % is right; 100 % was required\.$", line.TrimEnd('\r')));
    }

    [Fact]
    public void What_is_required_and_not_tested_is_missed() => Assert.EndsWith(
        "error: neutral statements: not tested; 0 % was required.", Check(1, "--require", "neutral-statements=0").Error.TrimEnd(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("sarcasm=90", "\"sarcasm\" is no capability.")]
    [InlineData("mean", "\"mean\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"mean=90\".")]
    [InlineData("mean=high", "\"mean=high\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"mean=90\".")]
    [InlineData("mean=101", "\"mean=101\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"mean=90\".")]
    [InlineData("mean=-Infinity", "\"mean=-Infinity\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"mean=90\".")]
    [InlineData("mean=-1", "\"mean=-1\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"mean=90\".")]
    public void A_requirement_that_cannot_be_meant_is_a_usage_error_that_lists_the_names(string required, string fault)
    {
        CommandResult result = CommandLine.Run(_directory, "check", "--model", "nowhere", "--require", required);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            $"error: --require: {fault} The names are {string.Join(", ", s_capabilities)}, neutral statements, mean.", result.FirstError);
    }

    private CommandResult Check(int exitCode, params string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["check", "--model", model.Path, .. flags]);
        Assert.True(result.ExitCode == exitCode, result.Error);
        return result;
    }

    private static void AssertChanges(JsonElement changes, string failures, string[] names)
    {
        Assert.Equal(names, changes.EnumerateArray().Select(Name));
        Assert.All(changes.EnumerateArray(), change =>
        {
            Assert.Equal(["name", "texts", failures, "share", "examples"], Members(change));
            Assert.InRange(change.GetProperty("examples").GetArrayLength(), 0, 3);
            Assert.All(change.GetProperty("examples").EnumerateArray(), example => Assert.Equal(
                ["text", "changed_text", "change", "predicted", "probability", "changed_predicted", "changed_probability"],
                Members(example)));
        });
    }

    /// <summary>What stands before the first number or wide space.</summary>
    private static IEnumerable<string> Names(string[] lines) => lines.Select(line => line.Trim()).Where(line => line.Length > 0)
        .Select(line => line.Split("  ")[0].TrimEnd([.. " 0123456789.,"]));

    private static string? Name(JsonElement one) => one.GetProperty("name").GetString();

    private static IEnumerable<string> Members(JsonElement one) => one.EnumerateObject().Select(member => member.Name);
}
