using GruSentiment.Encoders;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Text;

namespace GruSentiment.Tests.Explanations;

public class ExplainerTests
{
    private const string Text = "Not  GOOD, unheard caf&eacute; 👍🏽";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_word_has_its_place_its_token_and_whether_it_is_known()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("two classes");
        Explanation explanation = predictor.Explain(Text, Token);

        Assert.Equal(Text, explanation.Text);
        Assert.Equal(
            ["Not=not", "GOOD=good", "unheard=unheard?", "caf&eacute;=café", "👍🏽=👍🏽"],
            explanation.Words.Select(word => $"{Text.Substring(word.Start, word.Length)}={word.Token}{(word.IsKnown ? "" : "?")}"));
    }

    [Theory]
    [InlineData(0.0, "positive")]
    [InlineData(1.0, "negative")]
    public void Of_two_classes_the_second_is_explained_whatever_the_threshold_says(double threshold, string label)
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("two classes", threshold);
        Explanation explanation = predictor.Explain(Text, Token);

        Assert.Equal(label, explanation.Prediction.Label);
        Assert.Equal((1, "positive"), (explanation.Class, explanation.Label));
        Assert.Equal(explanation.Prediction.Probabilities[1], 1 / (1 + Math.Exp(-explanation.Logit)), 1e-6);
    }

    [Fact]
    public void Of_more_classes_the_predicted_one_is_explained()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("three classes");
        foreach (string text in (string[])["good", "bad soup", "not very good film !", "很好"])
        {
            Explanation explanation = predictor.Explain(text, Token);
            Assert.Equal(predictor.Predict(text).Class, explanation.Class);
            Assert.Equal(explanation.Prediction.Label, explanation.Label);
        }
    }

    [Theory]
    [InlineData("two classes", 10, 2)]
    [InlineData("one direction", 10, 1)]
    [InlineData("two layers", 10, 2)]
    [InlineData("mean of words", 0, 0)]
    public void Gates_and_answers_from_the_back_are_there_where_the_model_has_them(string model, int units, int directions)
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor(model);
        Explanation explanation = predictor.Explain(Text, Token);

        Assert.Equal(5, explanation.FromFront.Count);
        Assert.Equal(directions == 2 ? 5 : 0, explanation.FromBack.Count);
        Assert.Equal(units > 0, explanation.Gates is not null);
        if (explanation.Gates is { } gates)
        {
            Assert.Equal((5, units, directions), (gates.Words, gates.Units, gates.Directions));
            Assert.Equal(5 * units * directions, gates.Update.Count);
            Assert.All(gates.Update.Concat(gates.Reset), gate => Assert.InRange(gate, 0.001f, 0.999f));
        }
    }

    [Fact]
    public void A_text_is_encoded_as_for_a_prediction()
    {
        foreach (string name in (string[])["two classes", "no n-grams", "n-grams that count less in short texts"])
        {
            using SentimentPredictor predictor = ExplainedModel.Predictor(name);
            var encoder = new TextEncoder(predictor.Model.Vocabulary, 40, predictor.Model.Config.Ngrams);
            foreach (string text in (string[])["", Text, string.Concat(Enumerable.Repeat(Text, 30))])
            {
                EncodedText expected = encoder.Encode(text), found = new ExplainedText(text, predictor.Model).Whole;
                Assert.Equal(expected.Ids, found.Ids);
                Assert.Equal(expected.Ngrams, found.Ngrams);
            }
        }
    }

    [Fact]
    public void Many_texts_at_once_give_what_each_gives_alone()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("ensemble");
        var explainer = new Explainer(predictor);
        string[] texts = ["", "good", Text, "bad bad soup", "not good not bad"];
        Explanation[] together = explainer.Contributions(texts, Token);

        for (int i = 0; i < texts.Length; i++)
        {
            Explanation alone = explainer.Contributions(texts[i], Token), whole = explainer.Explain(texts[i], Token);
            Assert.Equal((alone.Base, alone.Logit, alone.Text), (together[i].Base, together[i].Logit, together[i].Text));
            Assert.Equal(alone.Words, together[i].Words);
            Assert.Equal(alone.Words, whole.Words);
            Assert.Equal(alone.Phrases, whole.Phrases);
            Assert.Empty(together[i].FromFront);
            Assert.Null(together[i].Gates);
        }
    }

    [Fact]
    public void Many_threads_get_the_same_explanation()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("two classes");
        Explanation expected = predictor.Explain(Text, Token);
        Parallel.For(0, 32, _ =>
        {
            Explanation explanation = predictor.Explain(Text, Token);
            Assert.Equal(expected.Words, explanation.Words);
            Assert.Equal(expected.FromBack, explanation.FromBack);
            Assert.Equal(expected.Gates!.Update, explanation.Gates!.Update);
        });
    }

    [Fact]
    public void After_disposal_and_after_cancellation_it_is_refused()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        SentimentPredictor predictor = ExplainedModel.Predictor("two classes");
        var explainer = new Explainer(predictor);
        Assert.ThrowsAny<OperationCanceledException>(() => predictor.Explain(Text, cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => explainer.Contributions([Text], cancelled.Token));
        predictor.Dispose();

        var e = Assert.Throws<ObjectDisposedException>(() => predictor.Explain(Text, Token));
        Assert.Equal(typeof(SentimentPredictor).FullName, e.ObjectName);
        Assert.Throws<ObjectDisposedException>(() => explainer.Contributions(Text, Token));
        Assert.Throws<ObjectDisposedException>(() => explainer.Contributions([Text], Token));
    }

    [Fact]
    public void Numbers_that_are_none_are_refused_though_the_answer_is_one()
    {
        var shape = ExplainedModel.Shape with { Encoder = EncoderKind.Mean };
        using var predictor = new SentimentPredictor(ExplainedModel.Of(2, shape, 2, 0, 0, ("good", 3e38f), ("bad", -3e38f)), threads: 2);
        var explainer = new Explainer(predictor);
        const string Text = "good bad good bad";

        Assert.All(predictor.Predict(Text).Probabilities, probability => Assert.InRange(probability, 0, 1));
        ModelException[] thrown =
        [
            Assert.Throws<ModelException>(() => predictor.Explain(Text, Token)),
            Assert.Throws<ModelException>(() => explainer.Contributions(Text, Token)),
            Assert.Throws<ModelException>(() => explainer.Contributions(["film", Text, "soup"], Token)),
        ];
        Assert.All(thrown, e => Assert.Contains("its weights are so large that an answer is no number. Train it again.", e.Message));
    }

    [Fact]
    public void Cancellation_in_the_middle_of_many_texts_is_told_as_such()
    {
        using SentimentPredictor predictor = ExplainedModel.Predictor("ensemble");
        using var cancelled = new CancellationTokenSource();
        string[] texts = [.. Enumerable.Repeat(string.Join(' ', new Random(2).GetItems(ExplainedModel.Words, 40)), 5_000)];
        cancelled.CancelAfter(200);
        Assert.ThrowsAny<OperationCanceledException>(() => new Explainer(predictor).Contributions(texts, cancelled.Token));
    }

    [Fact]
    public async Task Disposal_while_others_explain_gives_right_explanations_or_a_refusal()
    {
        string text = string.Join(' ', new Random(2).GetItems(ExplainedModel.Words, 50));
        using SentimentPredictor kept = ExplainedModel.Predictor("ensemble");
        Explanation expected = kept.Explain(text, Token);
        for (int round = 0; round < 20; round++)
        {
            SentimentPredictor predictor = ExplainedModel.Predictor("ensemble");
            var explaining = Task.Run(() => predictor.Explain(text, Token), Token);
            Thread.SpinWait(round * 2000);
            predictor.Dispose();
            try
            {
                Explanation explanation = await explaining;
                Assert.Equal(expected.Words, explanation.Words);
                Assert.Equal(expected.FromBack, explanation.FromBack);
                Assert.Equal(expected.Gates!.Reset, explanation.Gates!.Reset);
            }
            catch (ObjectDisposedException e)
            {
                Assert.Equal(typeof(SentimentPredictor).FullName, e.ObjectName);
            }
        }
    }
}
