using GruSentiment.Inference;

namespace GruSentiment.Tests.Inference;

public class KnownShareTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_text_has_its_own_share(int classes)
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(classes), threads: 2);
        Prediction[] answers = predictor.Predict(["", "good", "a good film, not bad!", "zzqx", "zzqx good"], Token);
        Assert.Equal([0, 1, 5 / 6f, 0, 0.5f], answers.Select(answer => answer.Known));
        Assert.Equal([false, true, true, false, true], answers.Select(answer => answer.IsKnown));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("<br />")]
    [InlineData("wholly unheard-of words")]
    public void A_text_that_is_not_known_has_a_class_all_the_same(string text)
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads: 1);
        Prediction answer = predictor.Predict(text);
        Assert.False(answer.IsKnown);
        Assert.Equal(predictor.Labels[answer.Class], answer.Label);
        Assert.Equal(1, answer.Probabilities.Sum(), 1e-6);
    }

    [Fact]
    public void Tokens_that_are_truncated_do_not_count()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads: 1);
        int maxLength = predictor.Model.Config.Model.MaxLength;
        Assert.Equal(1, predictor.Predict(Words("good", maxLength) + Words("zzqx", maxLength)).Known);
        Assert.Equal(0, predictor.Predict(Words("zzqx", maxLength) + Words("good", maxLength)).Known);
    }

    private static string Words(string word, int count) => string.Concat(Enumerable.Repeat(word + " ", count));
}
