using System.Text.Json;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class EvaluateTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Json_has_exactly_the_promised_members()
    {
        CommandResult result = Evaluate("--format", "json");
        JsonElement measures = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(["rows", "accuracy", "loss", "precision", "recall", "f1", "auc", "confusion", "balanced_accuracy", "seconds"], measures.EnumerateObject().Select(member => member.Name));
        JsonElement confusion = measures.GetProperty("confusion");
        Assert.Equal(["negative", "positive"], confusion.EnumerateObject().Select(member => member.Name));
        Assert.Equal(measures.GetProperty("rows").GetInt32(), confusion.EnumerateObject().Sum(row => row.Value.EnumerateObject().Sum(cell => cell.Value.GetInt32())));
    }

    [Fact]
    public void The_table_and_the_pictures_are_there()
    {
        CommandResult result = Evaluate();
        Assert.Equal(["rows", "accuracy", "balanced", "loss", "precision", "recall", "F1", "AUC", "true", "negative", "positive"], result.Lines.Select(line => line.Split(' ')[0]));
        Assert.Equal(["pictures", "pictures/confusion.png", "pictures/roc.png"], _directory.Files);
    }

    [Fact]
    public void Predictions_have_a_row_a_review()
    {
        Evaluate("--predictions", "answers.csv", "--quiet");
        string[] rows = File.ReadAllLines(_directory.File("answers.csv"));
        Assert.Equal("line,text,label,predicted,probability,negative,positive", rows[0]);
        Assert.Equal(File.ReadAllLines(model.Data).Length, rows.Length);
    }

    [Fact]
    public void Rows_of_other_classes_than_the_models_are_left_out_and_counted()
    {
        _directory.Write("three.csv", Reviews.ThreeClasses(60));
        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", model.Path, "--data", "three.csv", "--output", "pictures");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("left out: 20 ", result.Error, StringComparison.Ordinal);
        Assert.Matches("^rows +40$", result.Lines[0].TrimEnd('\r'));
    }

    [Fact]
    public void A_model_that_cannot_be_written_beside_is_measured_all_the_same()
    {
        string copy = model.CopyTo(_directory);
        File.WriteAllText(Path.Combine(copy, "evaluation-model"), "a file where the pictures' directory would be");
        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", "copy", "--data", model.Data);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning: no pictures were drawn: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--predictions", "nowhere/answers.csv")]
    [InlineData("--output", "taken")]
    public void A_named_place_that_cannot_be_written_is_an_error(string flag, string place)
    {
        _directory.Write("taken", "");
        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", model.Path, "--data", model.Data, flag, place, "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: {place}: can't be ", result.Error, StringComparison.Ordinal);
    }

    private CommandResult Evaluate(params string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["evaluate", "--model", model.Path, "--data", model.Data, "--output", "pictures", .. flags]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
