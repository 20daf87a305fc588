using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class PredictionsTests
{
    [Fact]
    public void Rows_are_kept_in_the_order_they_came()
    {
        var predictions = new Predictions(["a", "b", "c"]);
        predictions.Add(2, [.1f, .2f, .7f]);
        predictions.Add(0, [.5f, .25f, .25f]);

        Assert.Equal(2, predictions.Count);
        Assert.Equal((2, 0), (predictions.TrueClass(0), predictions.TrueClass(1)));
        Assert.Equal((.7f, .5f), (predictions.Probability(0, 2), predictions.Probability(1, 0)));
        Assert.Equal((2, 0), (predictions.PredictedClass(0, .99), predictions.PredictedClass(1, .99)));
    }

    [Fact]
    public void Some_rows_can_be_taken_alone()
    {
        var predictions = new Predictions(["a", "b", "c"]);
        predictions.Add(2, [.1f, .2f, .7f]);
        predictions.Add(0, [.5f, .25f, .25f]);
        predictions.Add(1, [.3f, .6f, .1f]);

        Predictions some = predictions.Of([2, 0]);

        Assert.Equal((2, 1, 2), (some.Count, some.TrueClass(0), some.TrueClass(1)));
        Assert.Equal((.6f, .7f), (some.Probability(0, 1), some.Probability(1, 2)));
    }

    [Theory]
    [InlineData(new[] { .5f, float.NaN }, "Row 0 has the probability NaN; 0 to 1 was expected.")]
    [InlineData(new[] { 1.5f, -.5f }, "Row 0 has the probability 1.5; 0 to 1 was expected.")]
    [InlineData(new[] { .5f, .25f }, "The probabilities of row 0 add up to 0.75; 1 was expected.")]
    [InlineData(new[] { 1f }, "Row 0 has 1 probabilities; 2 were expected.")]
    public void What_is_no_probability_is_refused(float[] probabilities, string message)
    {
        var predictions = new Predictions(["negative", "positive"]);

        var error = Assert.Throws<ArgumentException>(() => predictions.Add(0, probabilities));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, predictions.Count);
    }

    [Fact]
    public void A_class_that_is_none_is_refused()
    {
        var predictions = new Predictions(["negative", "positive"]);

        Assert.Throws<ArgumentOutOfRangeException>(() => predictions.Add(2, [.5f, .5f]));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictions.Add(-1, [.5f, .5f]));
        Assert.Throws<ArgumentException>(() => new Predictions(["one"]));
        Assert.Throws<ArgumentException>(() => new Predictions(["one", "one"]));
    }
}
