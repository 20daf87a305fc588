using System.Globalization;
using System.Text;
using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Runs;

[Collection(TorchGenerator.Name)]
public sealed class FoldsFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_and_json_have_each_fold_and_json_mean_and_deviation()
    {
        var request = new TrainingRequest
        {
            Data = _folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: false)),
            Folds = 3,
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8 },
            Training = new TrainingOptions { Epochs = 1, BatchSize = 16, Threads = 2 },
        };
        CrossValidationResult result = new TrainingSession(request).Run(TestContext.Current.CancellationToken).Folds!;
        using var csv = new MemoryStream();
        FoldsFile.Write(csv, result);
        string[] lines = Encoding.UTF8.GetString(csv.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[][] rows = [.. lines.Select(row => row.Split(','))];
        using var metrics = new MemoryStream();
        MetricsFile.Write(metrics, result.Folds[0].Training, result);
        JsonElement json = JsonDocument.Parse(Encoding.UTF8.GetString(metrics.ToArray())).RootElement.GetProperty("folds");

        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        string loss = result.Folds[2].Measured.Loss.ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal(loss, rows[3][Array.IndexOf(rows[0], "loss")]);
        Assert.Equal(["count", "mean", "standard_deviation", "each"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(result.F1.Deviation, json.GetProperty("standard_deviation").GetProperty("f1").GetDouble());
        Assert.Equal([30, 30, 30], json.GetProperty("each").EnumerateArray().Select(fold => fold.GetProperty("rows").GetInt32()));
    }
}
