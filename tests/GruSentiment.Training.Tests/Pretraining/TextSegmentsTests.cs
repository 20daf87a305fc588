using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Text;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Tests.Pretraining;

public class TextSegmentsTests
{
    private const int None = SampledSoftmax.NoTarget;

    [Fact]
    public void A_word_at_a_segments_edge_has_its_neighbour_told_and_one_at_the_texts_edge_has_none()
    {
        SegmentBatch batch = Assert.Single(Segments([[2, 3, 4, 5, 6]], length: 3, batchSize: 8));
        Assert.Equal([3, 2], batch.Lengths);
        Assert.Equal([4, 5, 6, 2, 3], batch.Ids);
        Assert.Equal([5, 6, None, 3, 4], batch.After);
        Assert.Equal([3, 4, 5, None, 2], batch.Before);
    }

    [Fact]
    public void Nobody_has_to_tell_a_word_that_the_vocabulary_lacks()
    {
        SegmentBatch batch = Assert.Single(Segments([[2, Vocabulary.UnknownId, 3]], length: 9, batchSize: 8));
        Assert.Equal([None, 3, None], batch.After);
        Assert.Equal([None, 2, None], batch.Before);
    }

    [Fact]
    public void A_text_is_cut_into_as_few_segments_as_its_length_asks_for_and_those_alike()
    {
        int[] text = [.. Enumerable.Range(2, 401)];
        IEnumerable<int> lengths = Segments([text], length: 200, batchSize: 1).SelectMany(batch => batch.Lengths);
        Assert.Equal([133, 134, 134], lengths.Order());
    }

    [Fact]
    public void An_epoch_has_every_token_once()
    {
        var random = new Random(1);
        int[] Text() => [.. Enumerable.Range(0, random.Next(1, 50)).Select(_ => random.Next(2, 9))];
        int[][] texts = [.. Enumerable.Range(0, 100).Select(_ => Text())];
        SegmentBatch[] batches = Segments(texts, length: 20, batchSize: 7);
        Assert.Equal(texts.SelectMany(text => text).Order(), batches.SelectMany(batch => batch.Ids).Order());
        Assert.All(batches, batch => Assert.Equal(batch.Tokens, batch.Lengths.Sum()));
    }

    private static SegmentBatch[] Segments(int[][] texts, int length, int batchSize)
    {
        var options = new PretrainingOptions { SegmentLength = length, BatchSize = batchSize, Window = 1, FrequentWord = 1 };
        return [.. new TextSegments(texts, new TargetWords(texts, 500, options), options).Shuffled(new SeededRandom(1))];
    }
}
