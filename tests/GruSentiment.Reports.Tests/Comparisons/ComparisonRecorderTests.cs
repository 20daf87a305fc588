using GruSentiment.Reports.Comparisons;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Tests.Comparisons;

[Collection(TorchGenerator.Name)]
public sealed class ComparisonRecorderTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_comparison_is_kept_read_again_and_drawn()
    {
        var recorder = ComparisonRecorder.At(_folder.File("compared"), "reviews.csv", DateTimeOffset.Now);
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean,gru"), Budget = TimeBudget.Parse("1s") };
        TrainingRequest request = Request();
        var session = new ComparisonSession(request, options, recorder) { FastText = null };
        ComparisonResult result = session.Run(TestContext.Current.CancellationToken);
        recorder.Save(result);
        var held = Assert.Throws<GruSentimentException>(() => ComparisonRecorder.Resume(_folder.File("compared"), out _));
        Assert.EndsWith("compared: another program is writing to it.", held.Message, StringComparison.Ordinal);

        recorder.Dispose();
        using var resumed = ComparisonRecorder.Resume(_folder.File("compared"), out ComparisonState state);
        Assert.Equal(options, state.Options);
        Assert.Equal(request.Data, state.Request.Data);
        Assert.Equal(
            request.AllValues.Options.Select(option => option.Name).Order(),
            state.Request.AllValues.Options.Select(option => option.Name).Order());
        Assert.Equal(result.Trainings.Select(one => one.Network.IsRight), state.Trainings.Select(one => one.Network.IsRight));
        ComparisonResult again = new ComparisonSession(state) { FastText = null }.Run(TestContext.Current.CancellationToken);
        Assert.Equal(result.Trainings.Select(one => one.TrainingSeconds), again.Trainings.Select(one => one.TrainingSeconds));

        string[] lines = File.ReadAllLines(_folder.File("compared/compare.csv"));
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("encoder,seed,weights,encoder_weights,accuracy,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("mean,42,", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(18, line.Split(',').Length));
        byte[] png = File.ReadAllBytes(_folder.File("compared/compare.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
    }

    [Fact]
    public void A_directory_that_holds_something_is_refused()
    {
        Directory.CreateDirectory(_folder.File("used"));
        _folder.Write("used/notes.txt", "mine");
        var error = Assert.Throws<GruSentimentException>(
            () => ComparisonRecorder.At(_folder.File("used"), "reviews.csv", DateTimeOffset.Now));
        Assert.Contains("is not empty, and nothing is overwritten", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "can't be read")]
    [InlineData("{", "is no comparison of this version of the program")]
    [InlineData(
        "{\"version\":7,\"options\":{},\"encoders\":\"gru\",\"seeds\":1,\"trainings\":[]}",
        "was written in form 7; this is form 1.")]
    public void What_is_no_comparison_is_not_gone_on_with(string? content, string message)
    {
        Directory.CreateDirectory(_folder.File("broken"));
        if (content is not null)
            _folder.Write("broken/comparison.json", content);
        var error = Assert.Throws<GruSentimentException>(() => ComparisonRecorder.Resume(_folder.File("broken"), out _));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private TrainingRequest Request() => new()
    {
        Data = _folder.Write("reviews.csv", ToyReviews.Csv(120, 2, seed: 1, noise: true)),
        Model = new GruSentiment.Encoders.ModelOptions { EmbeddingDim = 8, HiddenDim = 6, Dropout = 0.1 },
        Training = new TrainingOptions { BatchSize = 16, LearningRate = 0.02, Threads = 2 },
    };
}
