using GruSentiment.Data.Splits;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Tests.Pretraining;

public class CandidateSamplerTests
{
    /// <summary>As words are distributed: the n-th most frequent occurs 1/n as often as the first.</summary>
    private static readonly long[] s_counts = [.. Enumerable.Range(0, 1000).Select(word => word < 2 ? 0L : 100_000 / word)];

    [Fact]
    public void Different_words_that_occur_are_drawn_the_frequent_ones_mostly()
    {
        var sampler = new CandidateSampler(s_counts, 50);
        var random = new SeededRandom(1);
        int[] drawn = new int[s_counts.Length];
        for (int draw = 0; draw < 400; draw++)
        {
            ReadOnlySpan<int> words = sampler.Draw(random);
            Assert.Equal(50, words.Length);
            Assert.Equal(50, words.ToArray().Distinct().Count());
            foreach (int word in words)
                drawn[word]++;
        }
        Assert.Equal(0, drawn[0] + drawn[1]);
        Assert.InRange(drawn[2], 395, 400);
        Assert.True(drawn[400..].Average() < 40);
    }

    [Fact]
    public void Offsets_make_good_for_how_likely_a_word_was_to_be_drawn()
    {
        var sampler = new CandidateSampler(s_counts, 50);
        var random = new SeededRandom(1);
        int[] drawn = new int[s_counts.Length];
        const int Draws = 4000;
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (int word in sampler.Draw(random))
                drawn[word]++;
        }
        double total = s_counts.Sum();
        foreach (int word in (int[])[2, 10, 30, 60])
            Assert.Equal(Math.Log(s_counts[word] / total) - Math.Log((double)drawn[word] / Draws), sampler.Offsets[word], 0.1);
    }

    [Fact]
    public void Few_words_are_all_taken_and_weighed_by_their_frequency()
    {
        var sampler = new CandidateSampler([0, 0, 6, 0, 2], 2);
        Assert.Equal([2, 4], sampler.Draw(new SeededRandom(1)).ToArray());
        Assert.Equal([0, 0, (float)Math.Log(0.75), 0, (float)Math.Log(0.25)], sampler.Offsets);
    }
}
