using GruSentiment.Inference;
using GruSentiment.Models;
using static System.FormattableString;

namespace GruSentiment.Tests.Inference;

public class PredictorArgumentsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    [InlineData(int.MinValue)]
    public void A_number_of_threads_that_cannot_be_meant_is_refused(int threads)
    {
        AssertRefused("threads", threads, $"{threads}; it must be from 1 to 1024.", () => new SentimentPredictor(ToyModel.Of(2), threads));
        AssertRefused("threads", threads, $"{threads}; it must be from 1 to 1024.", () => SentimentPredictor.Load("nowhere", threads));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.PositiveInfinity)]
    public void A_threshold_that_is_no_probability_is_refused(double threshold)
    {
        string found = Invariant($"{threshold}; it must be from 0 to 1.");
        AssertRefused("threshold", threshold, found, () => new SentimentPredictor(ToyModel.Of(2), 1, threshold));
        AssertRefused("threshold", threshold, found, () => SentimentPredictor.Load("nowhere", null, threshold));
    }

    [Fact]
    public void The_ends_of_the_ranges_are_accepted()
    {
        SavedModel model = ToyModel.Of(2);
        foreach ((int threads, double threshold) in ((int, double)[])[(1, 0), (SentimentPredictor.MostThreads, 1)])
        {
            using var predictor = new SentimentPredictor(model, threads, threshold);
            Assert.Equal(threshold, predictor.Threshold);
            Assert.Single(predictor.Predict(["good"], Token));
        }
    }

    private static void AssertRefused(string name, object value, string message, Func<SentimentPredictor> make)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => make().Dispose());
        Assert.Equal((name, value), (e.ParamName, e.ActualValue));
        Assert.StartsWith($"{name} is {message}", e.Message, StringComparison.Ordinal);
    }
}
