using System.Text;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Evaluation;

public sealed class PredictionsFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Skipped_rows_are_told_from_others_of_their_line()
    {
        string skipped = "{\"text\":\"Meh\",\"label\":3},";
        string used = string.Concat(Enumerable.Range(0, 10).Select(i => $"{{\"text\":\"Film {i}\",\"label\":{1 + 4 * (i % 2)}}},"));
        string lines = string.Concat(Enumerable.Repeat($"{skipped}\n", 1000)); // After so many, lines are not numbers of reviews.
        string path = _folder.Write("reviews.json", $"[{lines}{skipped}{used}{skipped}]");
        var options = new ReviewReaderOptions { Labels = LabelMapping.Parse("negative=1;positive=5") };
        ReviewSet set = ReviewSet.Load(path, options);
        Prediction[] predictions = [.. Enumerable.Range(0, set.Count).Select(i => new Prediction([$"p{i}", "x"], [1, 0], 0.5, 1))];
        var stream = new MemoryStream();

        PredictionsFile.Write(stream, path, options, set, predictions);

        string[] rows = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        Assert.Equal("line,text,label,predicted,probability,negative,positive", rows[0]);
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => $"1001,Film {i},{(i % 2 == 0 ? "negative" : "positive")},p{i},1,1,0"), rows[1..11]);
        Assert.Equal("", Assert.Single(rows[11..]));
    }
}
