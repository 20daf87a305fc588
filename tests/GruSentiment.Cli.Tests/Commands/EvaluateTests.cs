using System.Text.Json;
using System.Text.Json.Nodes;
using GruSentiment.Tests;

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
        Assert.Equal(
            ["rows", "accuracy", "loss", "precision", "recall", "f1", "auc", "confusion", "seconds", "ece", "balanced_accuracy",
                "accuracy_interval", "trained_rows", "validated_rows", "unseen", "auc_interval", "average_precision", "classes",
                "macro_mean", "weighted_mean", "suggested_threshold"],
            measures.EnumerateObject().Select(member => member.Name));
        JsonElement confusion = measures.GetProperty("confusion");
        Assert.Equal(["negative", "positive"], confusion.EnumerateObject().Select(member => member.Name));
        IEnumerable<JsonProperty> cells = confusion.EnumerateObject().SelectMany(row => row.Value.EnumerateObject());
        Assert.Equal(measures.GetProperty("rows").GetInt32(), cells.Sum(cell => cell.Value.GetInt32()));
    }

    [Fact]
    public void The_table_and_the_pictures_are_there()
    {
        CommandResult result = Evaluate();
        Assert.Equal(
            ["rows", "accuracy", "balanced", "loss", "precision", "recall", "F1", "AUC", "average", "ECE", "",
                "true", "negative", "positive", "", "class", "negative", "positive", "mean", "mean"],
            result.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal(
            ["pictures", "pictures/confusion.png", "pictures/precision-recall.png", "pictures/reliability.png", "pictures/roc.png"],
            _directory.Files);
    }

    [Fact]
    public void The_most_confident_errors_are_listed_each_on_a_line()
    {
        string spaces = string.Concat(Enumerable.Repeat("so \n so ", 40));
        _directory.Write("wrong.csv", $"text,label\n\"A great film. \u001b[31m {spaces}\",0\nA boring film.,1\nA great lamp.,1\n");
        string[] evaluate = ["evaluate", "--model", model.Path, "--data", "wrong.csv", "--output", "pictures"];

        CommandResult result = CommandLine.Run(_directory, [.. evaluate, "--errors", "1"]);

        Assert.Equal(0, result.ExitCode);
        string[] lines = result.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        int heading = Array.FindIndex(lines, line => line.StartsWith("errors: the 1 most confident of ", StringComparison.Ordinal));
        Assert.Equal(lines.Length - 3, heading);
        Assert.Equal("   line  true      predicted probability  text", lines[^2]);
        Assert.Matches(@"^ +\d+  (negative  positive|positive  negative) +[01]\.\d{4}  A ", lines[^1]);
        Assert.InRange(lines[^1].Length, 40, 110); // An escape is shown as \u001b.
        Assert.DoesNotContain('\u001b', result.Output);

        CommandResult json = CommandLine.Run(_directory, [.. evaluate, "--errors", "5", "--format", "json"]);
        JsonElement.ArrayEnumerator errors = JsonDocument.Parse(json.Output).RootElement.GetProperty("errors").EnumerateArray();
        Assert.InRange(errors.Count(), 1, 3);
        Assert.All(errors, error => Assert.NotEqual(error.GetProperty("label").GetString(), error.GetProperty("predicted").GetString()));
        CommandResult without = CommandLine.Run(_directory, [.. evaluate, "--format", "json"]);
        Assert.DoesNotContain("\"errors\"", without.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_number_of_errors_that_is_none_is_refused(string number)
    {
        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", model.Path, "--data", "missing.csv", $"--errors={number}"); // It is looked at first.
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: --errors", result.FirstError, StringComparison.Ordinal);
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
        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", model.Path, "--data", "three.csv", "--output", "pictures");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("skipped rows: 20 ", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "skipped labels, none of the model's classes (negative, positive): 'neutral' 20 rows", result.Error, StringComparison.Ordinal);
        Assert.Matches("^rows +40$", result.Lines[0].TrimEnd('\r'));
    }

    [Fact]
    public void A_model_measured_on_what_it_was_trained_on_says_so()
    {
        Assert.Contains(
            "\nwarning: the model was trained on 216 of the 240 rows, and its epoch was chosen on another 24: "
                + "these figures say nothing about new reviews.\n",
            Evaluate().Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        _directory.Write("other.csv", "text,label\nA great hat.,1\nA boring hat.,0\n");
        string[] other = ["evaluate", "--model", model.Path, "--data", "other.csv", "--output", "pictures"];
        CommandResult result = CommandLine.Run(_directory, other);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"^accuracy +\d+\.\d\d %  \(95 % interval \d+\.\d to \d+\.\d\)$", result.Lines[1].TrimEnd('\r'));
    }

    [Fact]
    public void A_run_from_before_texts_were_kept_is_measured_as_before()
    {
        string copy = model.CopyTo(_directory);
        File.Delete(Path.Combine(copy, "training-texts.bin"));
        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", "copy", "--data", model.Data, "--format", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"trained_rows\":null,\"validated_rows\":null,\"unseen\":null", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_known_token_are_counted_beside_the_metrics()
    {
        _directory.Write("strange.csv", "text,label\nA great film.,1\nzzqx qqzx,0\nA zzqx lamp.,0\n");
        string[] evaluate = ["evaluate", "--model", model.Path, "--data", "strange.csv", "--output", "pictures"];
        Assert.Contains(
            "\nrows without a known token: 1 of 3\n", CommandLine.Run(_directory, evaluate).Error.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Empty(CommandLine.Run(_directory, [.. evaluate, "--quiet"]).Error);
        Assert.DoesNotContain("known token", Evaluate().Error, StringComparison.Ordinal);
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

    [Fact]
    public void A_model_keeps_the_labels_that_its_training_found()
    {
        string data = "text,label\n" + string.Concat(
            Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "great" : "awful")} film {i},{i % 2}\n"));
        _directory.Write("numbers.csv", data);
        _directory.Write("further.csv", "text,label\ngreat film,0\nawful film,1\nawful book,1\nso so,2\n");
        Assert.Equal(0, CommandLine.Run(_directory, "train", "--data", "numbers.csv", "--epochs", "1", "--output", "kept").ExitCode);

        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", "kept", "--data", "further.csv");

        Assert.Contains("classes: negative 1 (label 0), positive 2 (label 1)", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_model_trained_with_labels_of_the_users_takes_the_same_labels_again()
    {
        string grades = Reviews.TwoClasses(60)
            .Replace(",positive", ",1", StringComparison.Ordinal) // 1 is the best
            .Replace(",negative", ",6", StringComparison.Ordinal);
        _directory.Write("grades.csv", grades);
        string[] train = ["train", "--data", "grades.csv", "--labels", "positive=1,2;negative=5,6", "--output", "graded"];
        Assert.Equal(0, CommandLine.Run(_directory, [.. train, .. Reviews.Small]).ExitCode);
        string config = File.ReadAllText(_directory.File("graded/config.json"));
        Assert.Contains("\"label_mapping\": \"negative=5,6;positive=1,2\"", config, StringComparison.Ordinal);

        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", "graded", "--data", "grades.csv", "--predictions", "answers.csv");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("classes: negative 30 (labels 5, 6), positive 30 (labels 1, 2)", result.Error, StringComparison.Ordinal);
        Assert.All(
            File.ReadLines(_directory.File("answers.csv")).Skip(1),
            (row, i) => Assert.Contains(i % 2 == 0 ? "\",positive," : "\",negative,", row, StringComparison.Ordinal));

        JsonObject edited = JsonNode.Parse(config.Replace("negative=5,6", "negative", StringComparison.Ordinal))!.AsObject();
        edited.Remove("checksums"); // As in a run of before there were any.
        File.WriteAllText(_directory.File("graded/config.json"), edited.ToJsonString());
        Assert.Equal("error: config.json: \"label_mapping\": 'negative' names no class and its labels, as in negative=1,2;positive=4,5.",
            CommandLine.Run(_directory, "evaluate", "--model", "graded", "--data", "grades.csv").FirstError);
    }

    private CommandResult Evaluate(params string[] flags)
    {
        CommandResult result = CommandLine.Run(
            _directory, ["evaluate", "--model", model.Path, "--data", model.Data, "--output", "pictures", .. flags]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
