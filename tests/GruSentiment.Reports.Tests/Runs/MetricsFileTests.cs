using System.Text;
using System.Text.Json;
using GruSentiment.Evaluation;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Models;

namespace GruSentiment.Reports.Tests.Runs;

public class MetricsFileTests
{
    [Theory]
    [InlineData(RunEnding.AllEpochs, "all_epochs")]
    [InlineData(RunEnding.EarlyStopping, "early_stopping")]
    [InlineData(RunEnding.Interrupted, "interrupted")]
    public void The_json_has_the_best_epoch_its_measures_and_the_timings(RunEnding ending, string written)
    {
        var predictions = new Predictions(["negative", "positive"]);
        predictions.Add(0, [0.75f, 0.25f]);
        predictions.Add(1, [0.25f, 0.75f]);
        Metrics metrics = Metrics.Of(predictions);

        string text = Written(new RunMetrics(3, 5, ending, metrics, metrics, null, null, new RunTimings(0.12345, 6.7, 1234.5)));
        JsonElement json = JsonDocument.Parse(text).RootElement;

        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(["best_epoch", "epochs", "ending", "validation", "validation_gru_alone", "timings"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal((3, 5, written), (json.GetProperty("best_epoch").GetInt32(), json.GetProperty("epochs").GetInt32(),
            json.GetProperty("ending").GetString()));
        Assert.Equal(2, json.GetProperty("validation").GetProperty("rows").GetInt32());
        Assert.Equal(0.123, json.GetProperty("timings").GetProperty("data_seconds").GetDouble());
        Assert.Equal(1234, json.GetProperty("timings").GetProperty("tokens_per_second").GetInt64());
    }

    [Fact]
    public void A_test_set_is_measured_under_its_name()
    {
        var predictions = new Predictions(["a", "b", "c"]);
        predictions.Add(2, [0.1f, 0.2f, 0.7f]);
        Metrics metrics = Metrics.Of(predictions);
        using var json = JsonDocument.Parse(
            Written(new RunMetrics(1, 1, RunEnding.AllEpochs, metrics, metrics, metrics, metrics, new RunTimings(0, 0, 0))));
        Assert.Equal(1, json.RootElement.GetProperty("test").GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void The_training_rows_are_there_where_they_are_known()
    {
        var predictions = new Predictions(["negative", "positive"]);
        predictions.Add(0, [0.75f, 0.25f]);
        Metrics metrics = Metrics.Of(predictions);
        using var json = JsonDocument.Parse(Written(
            new RunMetrics(1, 1, RunEnding.AllEpochs, metrics, metrics, null, null, new RunTimings(0, 0, 0)) { TrainingRows = 900 }));
        Assert.Equal(900, json.RootElement.GetProperty("training_rows").GetInt32());
    }

    private static string Written(RunMetrics metrics)
    {
        using var stream = new MemoryStream();
        MetricsFile.Write(stream, metrics);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
