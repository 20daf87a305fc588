using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.Tests.Explanations;

public class PartialAnswersTests
{
    [Theory]
    [InlineData("two classes")]
    [InlineData("three classes")]
    [InlineData("ensemble")]
    [InlineData("two layers")]
    [InlineData("n-grams that count less in short texts")]
    public void An_answer_to_a_part_is_the_prediction_for_these_words_alone(string model)
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor(model);
        var random = new Random(3);
        string[] words = random.GetItems(ExplainedModel.Words, 60); // More than the maximum length.
        Explanation explanation = predictor.Explain(string.Join(' ', words), TestContext.Current.CancellationToken);

        Assert.Equal(words.Length, explanation.Words.Count);
        Assert.Equal(Enumerable.Range(1, words.Length), explanation.FromFront.Select(answer => answer.Words));
        Assert.Equal(Enumerable.Range(1, words.Length), explanation.FromBack.Select(answer => answer.Words));
        foreach ((int count, float probability) in explanation.FromFront)
            Assert.Equal(Probability(words[..count]), probability);
        foreach ((int count, float probability) in explanation.FromBack)
            Assert.Equal(Probability(words[^count..]), probability);

        float Probability(string[] part) => predictor.Predict(string.Join(' ', part)).Probabilities[explanation.Class];
    }

    [Fact]
    public void The_last_answer_is_that_of_the_whole_text_however_long_it_is()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("two classes");
        string text = string.Concat(Enumerable.Repeat("good film not bad ", 15_000));
        Explanation explanation = predictor.Explain(text, TestContext.Current.CancellationToken);

        Assert.Equal(new PartialAnswer(60_000, explanation.Prediction.Probabilities[1]), explanation.FromFront[^1]);
        Assert.Equal(explanation.FromFront[^1], explanation.FromBack[^1]);
        Assert.Equal(49, explanation.FromFront.Count); // 1.5 million words in all.
    }

    [Theory]
    [InlineData(0, 100, "")]
    [InlineData(1, 100, "1")]
    [InlineData(5, 15, "1 2 3 4 5")]
    [InlineData(10, 55, "1 2 3 4 5 6 7 8 9 10")]
    [InlineData(10, 30, "2 4 6 8 10")]
    [InlineData(10, 29, "2 5 7 10")]
    [InlineData(10, 3, "10")]
    public void Parts_are_evenly_spaced_within_the_budget(int count, int budget, string lengths) =>
        Assert.Equal(lengths, string.Join(' ', PartialAnswers.Lengths(count, maxLength: 10, budget)));

    [Theory]
    [InlineData(10, 5, 40, 10)]
    [InlineData(10, 5, 39, 9)]
    [InlineData(7_000, 100, 30_000, 301)]
    [InlineData(7_000, 100, 100, 1)]
    [InlineData(100_000, 100, 30_000, 29)]
    public void Words_that_are_not_read_count_little(int count, int maxLength, int budget, int parts) =>
        Assert.Equal(parts, PartialAnswers.Lengths(count, maxLength, budget).Length);

    [Theory]
    [InlineData(315)]
    [InlineData(800)]
    [InlineData(7_001)]
    public void Parts_add_up_to_no_more_than_the_budget(int count)
    {
        int[] lengths = PartialAnswers.Lengths(count, count, PartialAnswers.Budget);
        Assert.InRange(lengths.Sum(), PartialAnswers.Budget / 2, PartialAnswers.Budget);
        Assert.Equal(lengths.Distinct().Order(), lengths);
        Assert.Equal(count, lengths[^1]);
    }
}
