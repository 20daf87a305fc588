using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Ngrams;

namespace GruSentiment.Training.Tests.Ngrams;

public class NgramTrainerTests
{
    private static readonly NgramOptions s_options = new() { Order = 2, Bits = 10 };

    [Fact]
    public void Learns_what_only_pairs_of_words_tell()
    {
        EncodedReview[] reviews = Repeat(["not bad", "good", "very good film"], ["not good", "bad", "very bad film"]);
        NgramModel model = new NgramTrainer(reviews, s_options, classes: 2).Train(seed: 1, TestContext.Current.CancellationToken);

        Assert.All(reviews, review => Assert.Equal(review.Label == 1, Score(model, review, 1)[0] > 0));
    }

    [Fact]
    public void A_form_that_training_never_had_is_answered_by_its_stem_and_a_misspelt_word_by_its_rest()
    {
        var options = new NgramOptions { Order = 2, Bits = 16, CharNgrams = 5 };
        EncodedReview[] reviews = Repeat(
            options, ["schlechtes essen", "schlechter tag", "langweilige b\u00FCcher"],
            ["wunderbares essen", "wunderbarer tag", "spannende b\u00FCcher"]);
        NgramModel model = new NgramTrainer(reviews, options, classes: 2).Train(seed: 1, TestContext.Current.CancellationToken);

        Assert.All(reviews, review => Assert.Equal(review.Label == 1, Score(model, review, 1)[0] > 0));
        foreach (string text in (string[])["schlechtestem", "wunderbarsten", "langweiligsten", "spannendem", "schlehctes", "wunderbahres"])
        {
            EncodedReview[] asked = Repeat(options, [text]);
            Assert.Equal(text[0] is 'w' or 'b' || text.StartsWith("sp", StringComparison.Ordinal), Score(model, asked[0], 1)[0] > 0);
            Assert.True(Math.Abs(Score(model, asked[0], 1)[0]) > 0.3, text);
            Assert.Equal((double)model.Bias.Span[0], Score(model, asked[0] with { Characters = [] }, 1)[0]); // Unknown as a word.
        }
    }

    [Fact]
    public void Learns_three_classes()
    {
        EncodedReview[] reviews = Repeat(["awful thing"], ["plain thing"], ["lovely thing"]);
        NgramModel model = new NgramTrainer(reviews, s_options, classes: 3).Train(seed: 1, TestContext.Current.CancellationToken);

        Assert.All(reviews, review =>
        {
            double[] scores = Score(model, review, 3);
            Assert.Equal(review.Label, Array.IndexOf(scores, scores.Max()));
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        EncodedReview[] reviews = Repeat(["bad film", "dull book"], ["good film", "fine book"]);
        float[] Weights(long seed) =>
            new NgramTrainer(reviews, s_options, 2).Train(seed, TestContext.Current.CancellationToken).Weights.ToArray();

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void An_ngram_that_never_occurred_weighs_nothing()
    {
        EncodedReview[] reviews = Repeat(["bad"], ["good"]);
        float[] weights = new NgramTrainer(reviews, s_options, 2).Train(seed: 1, TestContext.Current.CancellationToken).Weights.ToArray();

        Assert.Equal(2, weights.Count(weight => weight != 0));
    }

    [Fact]
    public void A_trained_model_to_start_from_keeps_what_the_new_reviews_do_not_speak_of()
    {
        EncodedReview[] first = Repeat(["bad", "dull"], ["good", "fine"]), second = Repeat(["wet"], ["dry"]);
        EncodedReview[] unlike = Repeat(["good"], ["bad"]);
        NgramModel start = new NgramTrainer(first, s_options, 2).Train(seed: 1, TestContext.Current.CancellationToken);
        NgramModel further = Further(second), turned = Further(unlike);

        Assert.All(first.Concat(second), review => Assert.Equal(review.Label == 1, Score(further, review, 1)[0] > 0));
        int[] known = [.. first.SelectMany(review => review.Ngrams)];
        Assert.All(known, bucket => Assert.Equal(start.Weights.Span[bucket], further.Weights.Span[bucket]));
        Assert.All(unlike, review => Assert.Equal(review.Label == 1, Score(turned, review, 1)[0] > 0));
        Assert.Equal(first.Length, first.Count(review => Math.Abs(Score(start, review, 1)[0]) > 1));

        NgramModel Further(EncodedReview[] reviews) =>
            new NgramTrainer(reviews, s_options, 2, start: start).Train(seed: 1, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_model_of_another_size_is_none_to_start_from()
    {
        var start = new NgramModel(new float[512], [0]);

        var e = Assert.Throws<ArgumentException>(() => new NgramTrainer(Repeat(["bad"], ["good"]), s_options, 2, start: start));

        Assert.StartsWith("A model of 1024 n-grams and 1 outputs was expected.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_class_that_counts_as_much_as_the_other_is_as_likely_where_nothing_tells()
    {
        EncodedReview[] reviews = [.. Repeat([.. Enumerable.Repeat("a film", 9)], ["a film"])];
        double Logit(ClassWeights? weights) =>
            Score(new NgramTrainer(reviews, s_options, 2, weights).Train(seed: 1, TestContext.Current.CancellationToken), reviews[0], 1)[0];

        Assert.InRange(Logit(null), -3, -1);
        Assert.InRange(Logit(ClassWeights.Balancing(reviews.Select(review => review.Label), 2)), -0.5, 0.5);
        Assert.Equal(Logit(null), Logit(ClassWeights.Even(2)));
    }

    /// <summary>Texts of each class in turn, the first class first, eight times over.</summary>
    private static EncodedReview[] Repeat(params string[][] textsOfClass) => Repeat(s_options, textsOfClass);

    private static EncodedReview[] Repeat(NgramOptions options, params string[][] textsOfClass)
    {
        var encoder = new TextEncoder(new Vocabulary(["<pad>", "<unk>"]), maxLength: 1, options);
        IEnumerable<EncodedReview> once =
            textsOfClass.SelectMany((texts, label) => texts.Select(text => new EncodedReview(encoder.Encode(text), label)));
        return [.. Enumerable.Repeat(once, 8).SelectMany(reviews => reviews)];
    }

    private static double[] Score(NgramModel model, EncodedReview review, int outputs)
    {
        double[] logits = new double[outputs];
        model.Score(review.Ngrams, review.Characters, logits);
        return logits;
    }
}
