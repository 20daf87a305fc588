using CsCheck;
using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.Tests.Explanations;

public class CompletenessTests
{
    private static readonly Gen<string> s_word = Gen.OneOfConst("good", "Bad", "film", "soup", "very", "not", "!", "unheard", "of");

    private static readonly Gen<string> s_character = Gen.OneOfConst("很", "好", "不", "是", "，", "电", "影");

    private static readonly Gen<string> s_sign =
        Gen.OneOfConst("good", "😀", "👍🏽", "❤\uFE0F", "&#128077;", "<br />", "caf&eacute;", "cafe\u0301", "  ");

    /// <summary>Texts of a kind, and the model that they are for.</summary>
    public static TheoryData<string, string> Kinds => new()
    {
        { "short", "two classes" },
        { "long", "two classes" },
        { "long", "n-grams that count less in short texts" },
        { "very long", "long texts" },
        { "very long", "long texts, ensemble of three classes" },
        { "Chinese", "two classes" },
        { "emoji", "two classes" },
        { "emoji", "mean of words" },
        { "emoji", "LSTM" },
        { "emoji", "CNN" },
        { "emoji", "transformer" },
        { "short", "three classes" },
        { "short", "ensemble" },
        { "emoji", "ensemble of three classes" },
        { "short", "one direction" },
        { "Chinese", "two layers" },
        { "short", "no n-grams" },
        { "short", "n-grams that count less in short texts" },
        { "short", "n-grams of characters" },
        { "long", "n-grams of characters, three classes" },
        { "emoji", "n-grams of characters" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Contributions_and_base_add_up_to_the_logit_of_the_answer(string texts, string model)
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor(model);
        var explainer = new Explainer(predictor);
        Texts(texts).Sample(
            text =>
            {
                Explanation explanation = explainer.Contributions(text);
                double sum = explanation.Base + explanation.Words.Sum(word => word.Contribution);
                Assert.Equal(explanation.Logit, sum, 1e-9);
                Assert.Equal(predictor.Predict(text).Probabilities, explanation.Prediction.Probabilities);
                Assert.Equal(explanation.Logit, LogitOf(explanation.Prediction, explanation.Class), 1e-4);
            },
            iter: texts == "very long" ? 12 : 200, seed: "0000SUMS0001", threads: 1);
    }

    [Theory]
    [InlineData("two classes")]
    [InlineData("three classes")]
    [InlineData("mean of words")]
    public void Without_a_token_the_base_is_the_logit(string model)
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor(model);
        Explanation explanation = predictor.Explain(" , <br /> ", TestContext.Current.CancellationToken);

        Assert.Equal(explanation.Logit, explanation.Base);
        Assert.Empty(explanation.Words);
        Assert.Empty(explanation.Phrases);
        Assert.Empty(explanation.FromFront);
        Assert.Empty(explanation.FromBack);
        Assert.Equal(0, explanation.Gates?.Words ?? 0);
        Assert.False(explanation.Prediction.IsKnown);
    }

    [Fact]
    public void Words_beyond_the_maximum_length_add_through_ngrams_alone()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("two classes");
        string text = string.Join(' ', Enumerable.Repeat("good", 40).Append("bad").Append("soup"));
        IReadOnlyList<WordContribution> words = new Explainer(predictor).Contributions(text, TestContext.Current.CancellationToken).Words;

        Assert.Equal(42, words.Count);
        Assert.All(words.Take(40), word => Assert.True(word.IsRead));
        Assert.All(words.Skip(40), word => Assert.Equal((false, 0.0, true), (word.IsRead, word.Network, word.Ngrams != 0)));
    }

    private static Gen<string> Texts(string kind) => kind switch
    {
        "short" => s_word.Array[0, 12].Select(words => string.Join(' ', words)),
        "long" => s_word.Array[41, 120].Select(words => string.Join(' ', words)),
        "very long" => s_word.Array[65, 250].Select(words => string.Join(' ', words)), // Most words are put back in blocks.
        "Chinese" => s_character.Array[0, 30].Select(string.Concat),
        _ => s_sign.Array[0, 20].Select(string.Concat),
    };

    /// <summary>The logit that probabilities mean: of the second class of two, or less the mean of all.</summary>
    private static double LogitOf(Prediction prediction, int explained)
    {
        double[] logs = [.. prediction.Probabilities.Select(probability => Math.Log(probability))];
        return logs.Length == 2 ? logs[1] - logs[0] : logs[explained] - logs.Average();
    }
}
