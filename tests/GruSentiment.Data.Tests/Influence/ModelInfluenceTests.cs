using System.Text;
using System.Text.RegularExpressions;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;

namespace GruSentiment.Data.Tests.Influence;

public sealed class ModelInfluenceTests : IDisposable
{
    private const string Csv = "text,label\nnot good,negative\nnot good,negative\ngood film,positive\nvery bad,positive\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Words_and_phrases_have_what_they_add_in_all_texts()
    {
        ModelInfluence influence = OfTwo();
        Assert.Equal(4, influence.ExplainedRows);
        ClassInfluence negative = influence.Classes[0], positive = influence.Classes[1];
        // "good" adds half of −2 twice, and half of 3 once.
        Assert.Equal([new("not", 2, 2), new("good", 3, 0.5), new("bad", 1, 0.5), new("very", 1, 0.5)], negative.Words);
        Assert.Equal([new("not good", 2, 4), new("very bad", 1, 1)], negative.Phrases);
        Assert.Equal([new("film", 1, 1.5)], positive.Words);
        Assert.Equal([new("good film", 1, 3)], positive.Phrases);
    }

    [Fact]
    public void A_mistake_is_explained_by_the_words_for_the_wrong_answer()
    {
        ExplainedMistake mistake = Assert.Single(OfTwo().Mistakes);
        Assert.Equal((5, "very bad", "positive", "negative"),
            (mistake.Mistake.Line, mistake.Mistake.Text, mistake.Mistake.Label, mistake.Mistake.Predicted));
        Assert.Equal([("very", 0.5), ("bad", 0.5)], mistake.Because);
    }

    [Fact]
    public void Of_more_classes_each_has_the_phrases_of_its_texts()
    {
        using SentimentPredictor predictor = PairModel.Of(
            ["bad", "fair", "good"], ["so", "sad", "glad"], ("so sad", 0, 3), ("so glad", 2, 6));
        ModelInfluence influence = Run(predictor, "text,label\nso glad,good\nso glad,good\nso sad,bad\n", new InfluenceOptions());
        Assert.Equal([["so sad"], [], ["so glad"]], influence.Classes.Select(one => one.Phrases.Select(phrase => phrase.Text)));
        // The logit less the mean of three: 3 − 1, 6 − 2.
        Assert.Equal(new InfluentialText("so sad", 1, 2), influence.Classes[0].Phrases[0]);
        Assert.Equal(new InfluentialText("so glad", 2, 8), influence.Classes[2].Phrases[0]);
        Assert.Equal([new("glad", 2, 4), new("so", 2, 4)], influence.Classes[2].Words);
    }

    [Fact]
    public void Ngrams_of_characters_are_the_words_that_they_stand_in_as_in_an_explanation()
    {
        SavedModel toy = ToyModel.Of(["negative", "positive"], ["good", "bad"]);
        var config = toy.Config with { Ngrams = toy.Config.Ngrams with { CharNgrams = 4 } };
        using var predictor = new SentimentPredictor(new SavedModel(config, toy.Vocabulary, toy.Weights), threads: 2);
        var evaluation = ModelEvaluation.Run(
            predictor, _directory.Write("data.csv", Csv), cancellation: TestContext.Current.CancellationToken);
        var reviews = new ReviewNgrams(predictor, evaluation);
        var explainer = new Explainer(predictor);
        for (int i = 0; i < reviews.Count; i++)
        {
            string text = Csv.Split('\n')[i + 1].Split(',')[0];
            Explanation explanation = explainer.Contributions(text, TestContext.Current.CancellationToken);
            Assert.Equal(explanation.Words.Select(word => word.Ngrams), reviews.Split(i).Words);
        }
    }

    [Fact]
    public void A_text_is_mixed_as_far_as_its_weaker_side_reaches_up_to_the_stronger()
    {
        Assert.Equal(0.5f, PhraseInfluence.BalanceOf([1, -2, 3]));
        Assert.Equal(0.5f, PhraseInfluence.BalanceOf([-1, 2, -3]));
        Assert.Equal(0, PhraseInfluence.BalanceOf([1, 2]));
        Assert.Equal(0, PhraseInfluence.BalanceOf([]));
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        var told = new List<double>();
        using SentimentPredictor predictor = PairModel.OfTwo();
        Run(predictor, Csv, new InfluenceOptions(), told.Add);
        Assert.Equal([500 / 508.0, 504 / 508.0, 1], told); // Four texts and a mistake, then all four rows twice for the phrases.
    }

    [Fact]
    public void The_file_has_a_row_a_word_and_phrase()
    {
        using var stream = new MemoryStream();
        InfluenceFile.Write(stream, OfTwo().Classes);
        Assert.Equal(
            """
            class,kind,text,texts,mean,total
            negative,word,not,2,1,2
            negative,word,good,3,0.166667,0.5
            negative,word,bad,1,0.5,0.5
            negative,word,very,1,0.5,0.5
            negative,phrase,not good,2,2,4
            negative,phrase,very bad,1,1,1
            positive,word,film,1,1.5,1.5
            positive,phrase,good film,1,3,3

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void The_json_is_one_object()
    {
        ModelInfluence influence = OfTwo();
        string json = InfluenceJson.Of("run", influence with { Classes = [influence.Classes[1]] });
        string path = influence.Evaluation.DataPath.Replace("\\", "\\\\", StringComparison.Ordinal); // as JSON writes it
        json = json.Replace(path, "data.csv", StringComparison.Ordinal);
        json = Regex.Replace(json, "\"seconds\": [0-9.]+", "S");
        Assert.Equal(
            """
            {"model":"run","data":"data.csv","rows":4,"wrong":1,"accuracy":0.75,"explained_rows":4,"influence":[{"label":"positive",
            "words":[{"text":"film","texts":1,"mean":1.5,"total":1.5}],"phrases":[{"text":"good film","texts":1,"mean":3,"total":3}]}],
            "groups":[],"left_out":["negation, contrast: they are found by English words, and few of these are among the model's most
             frequent ones"],"errors":[{"line":5,"text":"very bad","label":"positive","predicted":"negative","probability":0.731059,
            "because":[{"word":"very","contribution":0.5},{"word":"bad","contribution":0.5}]}],S}
            """.ReplaceLineEndings(""),
            Regex.Replace(json, "\\n *", "").Replace("\": ", "\":", StringComparison.Ordinal));
    }

    private ModelInfluence OfTwo()
    {
        using SentimentPredictor predictor = PairModel.OfTwo();
        return Run(predictor, Csv, new InfluenceOptions());
    }

    private ModelInfluence Run(SentimentPredictor predictor, string csv, InfluenceOptions options, Action<double>? progress = null)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        var evaluation = ModelEvaluation.Run(predictor, _directory.Write("data.csv", csv), cancellation: cancellation);
        return ModelInfluence.Run(predictor, evaluation, options, progress, cancellation);
    }
}
