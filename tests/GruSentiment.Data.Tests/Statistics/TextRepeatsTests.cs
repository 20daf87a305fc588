using System.Diagnostics;
using CsCheck;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Statistics;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class TextRepeatsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_that_repeat_an_earlier_text_are_counted_word_for_word_and_letter_for_letter()
    {
        TextRepeats repeats = Of(("1", "Good film"), ("0", "bad"), ("1", "good film."), ("1", "good film."), ("1", "Good film"),
            ("0", "bad"), ("0", "worse"));

        Assert.Equal((4, 3), (repeats.SameRows, repeats.IdenticalRows));
        Assert.Equal([2, 4, 5, 6], repeats.Same[0].Lines);
        Assert.Equal([3, 7], repeats.Same[1].Lines);
        Assert.Empty(repeats.Contradictory);
        Assert.Empty(repeats.Near);
    }

    [Fact]
    public void Texts_with_several_labels_are_found_with_their_lines()
    {
        TextRepeats repeats = Of(("1", "so so"), ("0", "so so"), ("1", "so so"), ("1", "fine"), ("0", "poor"));

        RepeatedText text = Assert.Single(repeats.Contradictory);
        Assert.Equal([(2, 1), (3, 0)], text.FirstOfEachClass);
        Assert.Equal([2, 3, 4], text.Lines);
    }

    [Fact]
    public void Texts_that_share_four_fifths_of_their_3_grams_are_nearly_the_same()
    {
        TextRepeats repeats = Of(
            ("1", "a b c d e f g h i j k l"), // 10 3-grams
            ("1", "a b c d e f g h i j x y"), // 8 shared of 12: no
            ("0", "a b c d e f g h i j k z"), // 9 shared of 11: yes, with the first
            ("0", "nothing like the others"));

        Assert.Equal([2, 4], Assert.Single(repeats.Near).Lines);
        Assert.Equal((1, true), (repeats.NearTexts, repeats.Near[0].IsContradictory));
    }

    [Fact]
    public void Near_repeats_are_those_that_comparing_every_pair_finds() =>
        Gen.Select(
            Gen.Int[0, 2].Array[3, 14].Array[2, 25],
            Gen.Int[0, 3].Array[12, 30].Array[0, 6], Gen.Int[0, 100]).Sample((short3, long4, changed) =>
        {
            // Some texts again with one word changed, so that there is something to find.
            int[][] words = [.. short3, .. long4,
                .. long4.Select((text, i) => text.Select((word, j) => j == (changed + i) % text.Length ? 9 : word).ToArray())];
            ReviewSet set = ReviewFile.Set(_folder,
                [("0", "the first"), ("1", "the last"), .. words.Select(text => ("1", string.Join(' ', text.Select(word => $"w{word}"))))]);
            int[] texts = [.. Enumerable.Range(0, set.Count).DistinctBy(review => string.Join(' ', set.TokensOf(review).ToArray()))];

            var found = NearDuplicates.Find(set, texts).Select(group => string.Join(' ', group)).Order(StringComparer.Ordinal);

            Assert.Equal(GroupsByEveryPair(set, texts).Order(StringComparer.Ordinal), found);
        }, iter: 150, threads: 1);

    [Fact]
    public void Thousands_of_texts_alike_take_no_more_than_moments()
    {
        ReviewSet set = ReviewFile.Set(_folder, Enumerable.Range(0, 20_000)
            .Select(i => ($"{i % 2}", $"great product of a kind i would buy again and again and tell my friends about x{i}")));
        var clock = Stopwatch.StartNew();

        IReadOnlyList<int[]> near = NearDuplicates.Find(set, [.. Enumerable.Range(0, set.Count)]);

        Assert.Equal(20_000, Assert.Single(near).Length);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Thousands_of_texts_of_the_same_words_are_hardly_compared()
    {
        const int Rows = 3_000;
        ReviewSet set = ReviewFile.Set(_folder,
            Enumerable.Range(0, Rows).Select(i => ($"{i % 2}", $"look at this https://example.com/{i / 2}")));
        var letters = new CountedComparisons(set);

        Assert.Equal((Rows - 1, Rows / 2), (TextRepeats.Of(set).SameRows, TextRepeats.Of(set).IdenticalRows));
        Assert.Equal(Rows / 2, TextRepeats.CountIdentical([[.. Enumerable.Range(0, Rows)]], letters));
        Assert.InRange(letters.Count, Rows / 2, 2 * Rows);
    }

    private sealed class CountedComparisons(ReviewSet set) : IEqualityComparer<int>
    {
        private readonly SameLetters _letters = new(set);

        public int Count { get; private set; }

        public bool Equals(int one, int other)
        {
            Count++;
            return _letters.Equals(one, other);
        }

        public int GetHashCode(int review) => _letters.GetHashCode(review);
    }

    private TextRepeats Of(params (string, string)[] rows) => TextRepeats.Of(ReviewFile.Set(_folder, rows));

    private static List<string> GroupsByEveryPair(ReviewSet set, int[] texts)
    {
        int[] groups = [.. Enumerable.Range(0, texts.Length)];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                HashSet<(int, int, int)> one = Shingles(set, texts[i]), other = Shingles(set, texts[j]);
                int shared = one.Count(other.Contains), all = one.Count + other.Count - shared;
                if (all == 0 || shared < 0.8 * all)
                    continue;
                (int from, int to) = (groups[i], groups[j]);
                groups = [.. groups.Select(group => group == from ? to : group)];
            }
        }
        return [.. Enumerable.Range(0, texts.Length).GroupBy(i => groups[i]).Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group.Select(i => texts[i])))];
    }

    private static HashSet<(int, int, int)> Shingles(ReviewSet set, int review)
    {
        int[] tokens = set.TokensOf(review).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, tokens.Length - 2)).Select(i => (tokens[i], tokens[i + 1], tokens[i + 2]))];
    }
}
