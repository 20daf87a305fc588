using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>What <c>data/README.md</c> promises of <c>data/reviews.csv</c>.</summary>
public class SampleReviewsTests
{
    private static readonly Lazy<ReviewSet> s_set = new(() => ReviewSet.Load(Path.Combine(Top(), "data", "reviews.csv")));

    [Fact]
    public void There_are_two_thousand_reviews_or_more_half_of_them_positive()
    {
        Assert.Empty(s_set.Value.Report.Skipped);
        Assert.Equal(["negative", "positive"], s_set.Value.ClassNames);
        Assert.InRange(s_set.Value.Count, 2000, int.MaxValue);
        Assert.InRange((double)s_set.Value.ClassCounts[1] / s_set.Value.Count, 0.49, 0.51);
    }

    [Fact]
    public void They_have_from_3_to_150_words_and_20_or_more_on_average()
    {
        int[] lengths = [.. Words().Select(words => words.Length)];
        Assert.InRange(lengths.Min(), 3, 150);
        Assert.InRange(lengths.Max(), 3, 150);
        Assert.InRange(lengths.Average(), 20, 150);
    }

    [Fact]
    public void They_have_8000_different_words_or_more() =>
        Assert.InRange(Words().SelectMany(words => words).Distinct().Count(), 8000, int.MaxValue);

    [Fact]
    public void No_four_words_open_more_than_eight_of_them() =>
        Assert.InRange(Words().Where(words => words.Length >= 4).CountBy(words => string.Join(' ', words[..4]))
            .Max(opening => opening.Value), 1, 8);

    [Fact]
    public void No_two_share_more_than_three_tenths_of_the_shorter_ones_word_triples()
    {
        HashSet<string>[] triples = [.. Words()
            .Select(words => words.Zip(words.Skip(1), words.Skip(2)).Select(t => $"{t.First} {t.Second} {t.Third}").ToHashSet())];
        var reviewsWith = triples.SelectMany((set, review) => set.Select(triple => (triple, review)))
            .ToLookup(pair => pair.triple, pair => pair.review);
        var shared = new Dictionary<(int, int), int>();
        foreach (int[] reviews in reviewsWith.Select(group => group.Order().ToArray()))
        {
            for (int i = 0; i < reviews.Length; i++)
            {
                for (int j = 0; j < i; j++)
                    shared[(reviews[j], reviews[i])] = shared.GetValueOrDefault((reviews[j], reviews[i])) + 1;
            }
        }
        Assert.All(shared, pair =>
            Assert.InRange((double)pair.Value / Math.Min(triples[pair.Key.Item1].Count, triples[pair.Key.Item2].Count), 0, 0.3));
    }

    /// <summary>Each review's words: tokens with a letter or digit in them.</summary>
    private static IEnumerable<string[]> Words() => Enumerable.Range(0, s_set.Value.Count)
        .Select(review => s_set.Value.TokensOf(review).ToArray().Select(s_set.Value.Token).Where(token => token.Any(char.IsLetterOrDigit))
            .ToArray());

    internal static string Top()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "GruSentiment.sln")))
            directory = Path.GetDirectoryName(directory)
                ?? throw new DirectoryNotFoundException("GruSentiment.sln is not above the tests.");
        return directory;
    }
}
