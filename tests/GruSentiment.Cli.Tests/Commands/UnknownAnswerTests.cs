using System.Globalization;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class UnknownAnswerTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string Clear = "A great film, the lovely number.";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_text_without_a_known_token_is_labelled_unknown()
    {
        string[] texts = [Clear, "zzqx qqzx", "", " \t", "zzqx great"];
        string[] labels = ["positive", "unknown", "unknown", "unknown", "positive"];
        Assert.Equal(labels, Predict([], texts).Output.Split('\n')[..^1].Select(line => line.Split('\t')[0]));
        JsonElement[] answers = Json([], texts);
        Assert.Equal(labels, answers.Select(Label));
        Assert.Equal([1, 0, 0, 0, 0.5], answers.Select(answer => answer.GetProperty("known").GetDouble()));
        Assert.All(answers, AssertProbabilityIsTheHighest);
    }

    [Fact]
    public void Csv_ends_in_the_known_share() =>
        Assert.Matches(
            "^text,label,probability,negative,positive,known\n"
            + "zzqx great,positive,0\\.[0-9]+,0\\.[0-9]+,0\\.[0-9]+,0\\.5\n"
            + "zzqx,unknown,0\\.[0-9]+,0\\.[0-9]+,0\\.[0-9]+,0\n$",
            Predict(["--format", "csv"], "zzqx great", "zzqx").Output);

    [Fact]
    public void Every_blank_line_has_an_answer()
    {
        CommandResult result = CommandLine.RunWithInput(
            _directory, "great\n\n  \nawful\n", "predict", "--model", model.Path, "--input", "-", "--quiet");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["positive", "unknown", "unknown", "negative"], result.Lines.Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public void An_answer_below_the_probability_asked_for_is_unsure_in_every_format()
    {
        double probability = Probability(Json([], Clear)[0]);
        string same = Written(probability), above = Written(MathF.BitIncrement((float)probability));
        Assert.Equal("positive", Label(Json(["--unsure", same], Clear)[0]));
        JsonElement unsure = Json(["--unsure", above], Clear)[0];
        Assert.Equal("unsure", Label(unsure));
        Assert.Equal(probability, Probability(unsure));
        AssertProbabilityIsTheHighest(unsure);
        Assert.StartsWith("unsure\t", Predict(["--unsure", above], Clear).Output, StringComparison.Ordinal);
        Assert.Contains("\",unsure,", Predict(["--unsure", above, "--format", "csv"], Clear).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_is_said_before_unsure_and_the_threshold() =>
        Assert.Equal(
            ["unknown", "unsure"],
            Json(["--unsure", "1", "--threshold", "0"], "zzqx", Clear).Select(Label));

    [Fact]
    public void The_probability_of_an_answer_by_the_threshold_decides_whether_it_is_unsure()
    {
        Assert.Equal("negative", Label(Json(["--threshold", "1"], Clear)[0]));
        Assert.Equal("unsure", Label(Json(["--threshold", "1", "--unsure", "0.5"], Clear)[0]));
    }

    [Theory]
    [InlineData("1.5", "--unsure is 1.5; it must be from 0 to 1.")]
    [InlineData("-0.1", "--unsure is -0.1; it must be from 0 to 1.")]
    [InlineData("often", "--unsure: \"often\" is not a number with a decimal point, like 0.001.")]
    public void What_is_no_probability_is_a_usage_error(string value, string message)
    {
        CommandResult result = CommandLine.Run(_directory, "predict", "--model", model.Path, "--unsure", value, Clear);
        Assert.Equal((2, "", $"error: {message}"), (result.ExitCode, result.Output, result.FirstError));
    }

    [Fact]
    public void A_measurement_has_no_unsure_rows()
    {
        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", model.Path, "--data", model.Data, "--unsure", "0.6");
        Assert.Equal((2, "error: evaluate has no flag --unsure."), (result.ExitCode, result.FirstError));
    }

    [Fact]
    public void Models_of_three_classes_say_the_same()
    {
        string three = Reviews.Train(_directory, Reviews.ThreeClasses(240), "three");
        string[] predict = ["predict", "--model", three, "--format", "csv", "--unsure"];
        CommandResult sure = CommandLine.Run(_directory, [.. predict, "0.2", "A plain lamp.", "zzqx"]);
        Assert.True(sure.ExitCode == 0, sure.Error);
        Assert.Equal("text,label,probability,negative,neutral,positive,known", sure.Lines[0]);
        Assert.Matches("^A plain lamp.,(negative|neutral|positive),.*,1$", sure.Lines[1]);
        Assert.Matches("^zzqx,unknown,.*,0$", sure.Lines[2]);
        Assert.StartsWith(
            "A plain lamp.,unsure,", CommandLine.Run(_directory, [.. predict, "1", "A plain lamp."]).Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_is_named_beside_the_answers_unless_they_alone_are_asked_for()
    {
        CommandResult result = Predict([], Clear), quiet = Predict(["--quiet"], Clear);
        Assert.Equal($"model: {model.Path}\n", result.Error.ReplaceLineEndings("\n"));
        Assert.Empty(quiet.Error);
        Assert.Equal(result.Output, quiet.Output);
    }

    private static string Label(JsonElement answer) => answer.GetProperty("label").GetString()!;

    private static double Probability(JsonElement answer) => answer.GetProperty("probability").GetDouble();

    private static string Written(double probability) => probability.ToString("0.################", CultureInfo.InvariantCulture);

    private static void AssertProbabilityIsTheHighest(JsonElement answer) => Assert.Equal(
        answer.GetProperty("probabilities").EnumerateObject().Max(member => member.Value.GetDouble()), Probability(answer));

    private JsonElement[] Json(string[] flags, params string[] texts) =>
        [.. Predict(["--format", "json", .. flags], texts).Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private CommandResult Predict(string[] flags, params string[] texts)
    {
        CommandResult result = CommandLine.Run(_directory, ["predict", "--model", model.Path, .. flags, .. texts]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
