using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Text;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Tests.Pretraining;

public class TargetWordsTests
{
    [Fact]
    public void Each_word_of_the_window_is_drawn_and_none_beyond()
    {
        int[] text = [2, 3, 4, 5, 6, 7, 8];
        var targets = new TargetWords([text], 9, new PretrainingOptions { Window = 2, FrequentWord = 1 });
        Assert.Equal([6, 7], Drawn(targets, text, place: 3, step: 1));
        Assert.Equal([3, 4], Drawn(targets, text, place: 3, step: -1));
        Assert.Equal([8], Drawn(targets, text, place: 5, step: 1));
        Assert.Equal([SampledSoftmax.NoTarget], Drawn(targets, text, place: 6, step: 1));
        Assert.Equal([SampledSoftmax.NoTarget], Drawn(targets, text, place: 0, step: -1));
    }

    [Fact]
    public void Frequent_words_are_drawn_seldom_and_unknown_ones_never()
    {
        int[] text = [.. Enumerable.Range(0, 10_000).Select(i => i % 10 == 9 ? 3 : i % 10 == 8 ? Vocabulary.UnknownId : 2)];
        var targets = new TargetWords([text], 4, new PretrainingOptions { Window = 10, FrequentWord = 0.001 });
        var random = new SeededRandom(1);
        int[] drawn = new int[4];
        for (int place = 0; place < text.Length - 10; place++)
        {
            int id = targets.Draw(text, place, 1, random);
            drawn[id == SampledSoftmax.NoTarget ? 0 : id]++;
        }
        Assert.Equal(0, drawn[Vocabulary.UnknownId]);
        double ratio = 8 * (Math.Sqrt(0.001 / 0.8) + 0.001 / 0.8) / (Math.Sqrt(0.001 / 0.1) + 0.001 / 0.1);
        Assert.Equal(ratio, (double)drawn[2] / drawn[3], 0.3);
        Assert.Equal(ratio, (double)targets.Counts[2] / targets.Counts[3], 0.05);
        Assert.Equal(0, targets.Counts[Vocabulary.UnknownId]);
    }

    [Fact]
    public void Several_words_are_drawn_where_the_first_draw_finds_one_and_none_elsewhere()
    {
        int[] text = [.. Enumerable.Range(0, 5_000).Select(i => i % 2 == 0 ? Vocabulary.UnknownId : 2 + i % 7)];
        var targets = new TargetWords([text], 9, new PretrainingOptions { Window = 2, FrequentWord = 1 });
        var random = new SeededRandom(1);
        int none = 0, some = 0;
        for (int place = 0; place < text.Length - 2; place++)
        {
            int[] words = [0, 0, 0];
            targets.Draw(text, place, 1, random, words);
            none += words.All(word => word == SampledSoftmax.NoTarget) ? 1 : 0;
            some += words[0] >= 2 && words.Contains(SampledSoftmax.NoTarget) ? 1 : 0;
            Assert.All(words, word => Assert.True(word == SampledSoftmax.NoTarget || words[0] >= 2 && word >= 2));
        }
        Assert.InRange(none, 1100, 1400); // A quarter: two draws that both find an unknown word.
        Assert.InRange(some, 1400, 1900); // Of three quarters 1 - 9/16.
    }

    private static IEnumerable<int> Drawn(TargetWords targets, int[] text, int place, int step)
    {
        var random = new SeededRandom(1);
        return Enumerable.Range(0, 200).Select(_ => targets.Draw(text, place, step, random)).Distinct().Order();
    }
}
