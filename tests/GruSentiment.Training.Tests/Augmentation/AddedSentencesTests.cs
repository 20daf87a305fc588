using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Augmentation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Augmentation;

public class AddedSentencesTests
{
    private static readonly Lazy<TextEncoder> s_encoder = new(Encoder);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(3, 4)]
    [InlineData(0.5, 0.2)]
    public void Opinion_words_come_in_their_share_evenly_among_the_others(double share, double words)
    {
        AddedReviews added = Added(share, words);
        Assert.Equal(share + words, added.Share, 1e-12);
        AddedReviews without = Added(share, 0);
        Assert.Equal(30_000 * (share + words) / Math.Max(share, words), added.Reviews.Count, 2.0);

        // Few words to a sentence: in each stretch of the list the opinions make it shorter by the same.
        double[] means = [.. added.Reviews.Chunk(added.Reviews.Count / 4).Take(4).Select(part => part.Average(one => one.Ids.Length))];
        Assert.InRange(means.Max() - means.Min(), 0, 0.5);
        Assert.Equal(words > 0, means.Average() < without.Reviews.Average(one => one.Ids.Length) - 0.5);
    }

    [Fact]
    public void The_sentences_are_the_same_ones_with_opinion_words_and_without()
    {
        Assert.Equal(Texts(Added(3, 0)), Texts(Added(3, 1)).Where((_, i) => i % 4 < 3));

        static IEnumerable<string> Texts(AddedReviews added) => added.Reviews.Select(one => string.Join(' ', one.Ids));
    }

    private static AddedReviews Added(double share, double words) =>
        Sentences(share, words).Encode(s_encoder.Value, [1, 1]);

    private static TextEncoder Encoder()
    {
        var builder = new VocabularyBuilder();
        Sentences(share: 3, words: 3).CountInto(builder);
        return new TextEncoder(builder.Build(), 100, new NgramOptions { Order = 0 });
    }

    private static AddedSentences Sentences(double share, double words)
    {
        var request = new TrainingRequest
        {
            Augmentation = new AugmentationOptions { Language = AugmentationLanguage.En, Share = share, Words = words },
        };
        return AddedSentences.For(request, ["negative", "positive"]);
    }
}
