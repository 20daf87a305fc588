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
        Assert.Equal([(5, 3), (6, 4), (None, 5), (3, None), (4, 2)], Neighbours(batch));
    }

    [Fact]
    public void Nobody_has_to_tell_a_word_that_the_vocabulary_lacks()
    {
        SegmentBatch batch = Assert.Single(Segments([[2, Vocabulary.UnknownId, 3]], length: 9, batchSize: 8));
        Assert.Equal([(None, None), (3, 2), (None, None)], Neighbours(batch));
    }

    [Fact]
    public void A_text_is_cut_into_as_few_segments_as_its_length_asks_for_and_those_alike()
    {
        int[] text = [.. Enumerable.Range(2, 401)];
        IEnumerable<int> lengths = Segments([text], length: 200, batchSize: 1).SelectMany(batch => batch.Lengths);
        Assert.Equal([133, 134, 134], lengths.Order());
    }

    [Fact]
    public void A_token_has_several_words_to_tell_in_each_direction_and_the_threads_change_none()
    {
        int[][] texts = [[.. Enumerable.Range(0, 40)], [.. Enumerable.Range(40, 30)]];
        var options = new PretrainingOptions { SegmentLength = 10, BatchSize = 4, Window = 5, FrequentWord = 1, WordsPerToken = 4 };
        int[][] answers = [.. ((int[])[1, 2, 3]).Select(threads =>
        {
            var segments = new TextSegments(texts, new TargetWords(texts, 70, options), options, directions: 2, threads);
            return segments.Shuffled(new SeededRandom(1)).SelectMany(batch => (int[])[.. batch.Ids, .. batch.Targets]).ToArray();
        })];
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
        var forward = new TextSegments(texts, new TargetWords(texts, 70, options), options, directions: 1, threads: 2);
        foreach (SegmentBatch batch in forward.Shuffled(new SeededRandom(1)))
        {
            Assert.Equal(4 * batch.Tokens, batch.Targets.Length);
            Assert.All(batch.Targets.Select((target, i) => (target, Id: batch.Ids[i / 4])).Where(pair => pair.target != None), pair =>
                Assert.InRange(pair.target - pair.Id, 1, 5));
        }
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
        var options = new PretrainingOptions
        {
            SegmentLength = length,
            BatchSize = batchSize,
            Window = 1,
            FrequentWord = 1,
            WordsPerToken = 1,
        };
        var segments = new TextSegments(texts, new TargetWords(texts, 500, options), options, directions: 2, threads: 2);
        return [.. segments.Shuffled(new SeededRandom(1))];
    }

    /// <summary>Of each token the word after it and the word before it.</summary>
    private static IEnumerable<(int, int)> Neighbours(SegmentBatch batch) => batch.Targets.Chunk(2).Select(pair => (pair[0], pair[1]));
}
