using GruSentiment.Explanations;
using GruSentiment.Models;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Explanations;

public class NgramSplitTests
{
    private static readonly SavedModel s_model = ExplainedModel.Named("two classes");
    private static readonly NgramHasher s_hasher = new(s_model.Config.Ngrams);

    [Fact]
    public void Each_weight_is_shared_by_the_places_of_its_ngram_and_there_by_the_words()
    {
        NgramModel model = Model(("good", 2f), ("not good", -6f));
        NgramSplit split = Split("not good soup not good", model, scale: 0.5);

        // Two of the n-grams have weights: each counts 0.5 / √2.
        double scale = 0.5 / Math.Sqrt(2);
        AssertNear([-1.5 * scale, (1 - 1.5) * scale, 0, -1.5 * scale, (1 - 1.5) * scale], split.Words);
        Assert.Equal(0.5 * 3, split.Rest, 1e-12);
        PhraseContribution phrase = Assert.Single(split.Phrases());
        Assert.Equal((0, 2, 2), (phrase.FirstWord, phrase.Words, phrase.Count));
        Assert.Equal(-6 * scale, phrase.Contribution, 1e-12);
    }

    [Fact]
    public void Ngrams_that_share_a_bucket_count_once_and_share_its_weight_by_their_places()
    {
        (string pair, string word) = Collision();
        NgramModel model = Model((word, 12f));
        NgramSplit split = Split($"{pair} . . {word} {word}", model, scale: 1);

        AssertNear([2, 2, 4, 4], split.Words);
        PhraseContribution phrase = Assert.Single(split.Phrases());
        Assert.Equal((0, 2, 4.0, 1), (phrase.FirstWord, phrase.Words, phrase.Contribution, phrase.Count));
    }

    [Fact]
    public void An_ngram_of_characters_is_shared_by_the_words_that_it_stands_in()
    {
        var hasher = new NgramHasher(s_model.Config.Ngrams with { CharNgrams = 3, Bits = 16 });
        string[] words = ["schlecht", "essen", "schlechtes", "essen", "schach"];
        int[][] characters = [.. words.Select(word => hasher.Characters!.BucketsOf(word))];
        var weights = new float[1 << 16];
        weights[characters[0].Intersect(characters[4]).First()] = 6; // Of <sc or sch.
        NgramSplit split = new(
            hasher.Place([.. words.Select(word => NgramHasher.HashOf(word))], characters), new NgramModel(weights, [3]), 0.5,
            new ExplainedLogit(1, 1));

        AssertNear([0.7, 0, 0.7, 0, 0.7], split.Words); // Half of 0.7 · 6, divided by three.
        Assert.Equal(1.5, split.Rest);
        Assert.Empty(split.Phrases());
    }

    [Fact]
    public void Phrases_are_the_twenty_strongest()
    {
        string[] words = [.. Enumerable.Range(0, 40).Select(i => $"w{(char)('a' + i / 26)}{(char)('a' + i % 26)}")];
        int[] buckets = s_hasher.BucketsOf([.. words.Select(word => NgramHasher.HashOf(word))]);
        var weights = new float[1 << s_model.Config.Ngrams.Bits];
        foreach (int bucket in buckets)
            weights[bucket] = bucket % 2 == 0 ? bucket : -bucket;
        IReadOnlyList<PhraseContribution> phrases = Split(string.Join(' ', words), new NgramModel(weights, [0]), scale: 1).Phrases();

        Assert.Equal(20, phrases.Count);
        Assert.All(phrases, phrase => Assert.Equal(2, phrase.Words));
        Assert.Equal(phrases.OrderByDescending(phrase => Math.Abs(phrase.Contribution)), phrases);
        Assert.Contains(phrases, phrase => phrase.Contribution < 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void A_split_adds_up_to_the_score(double halfLength)
    {
        var random = new Random(5);
        float[] weights = [.. Enumerable.Range(0, 3 * 64).Select(_ => random.Next(4) == 0 ? 0 : random.NextSingle() - 0.5f)];
        var model = new NgramModel(weights, [0.1f, -0.2f, 0.3f], halfLength);
        int[][] kinds = [[], [0], [1, 2, 3, 5, 8, 13, 21, 34, 55], [.. Enumerable.Range(0, 64)]];
        foreach ((int[] buckets, int[] characters) in kinds.SelectMany(buckets => kinds, (buckets, characters) => (buckets, characters)))
        {
            double[] logits = new double[3], split = new double[(buckets.Length + characters.Length) * 3], rest = new double[3];
            model.Score(buckets, characters, logits);
            model.Split(buckets, characters, split, rest);
            for (int output = 0; output < 3; output++)
                Assert.Equal(logits[output], rest[output] + split.Where((_, i) => i % 3 == output).Sum(), 1e-12);
        }
    }

    private static NgramSplit Split(string text, NgramModel model, double scale) =>
        new(new ExplainedText(text, s_model).Ngrams()!, model, scale, new ExplainedLogit(1, 1));

    /// <summary>A model with a bias of 3 and weights of some n-grams, all others' 0.</summary>
    private static NgramModel Model(params (string Ngram, float Weight)[] weights)
    {
        var all = new float[1 << s_model.Config.Ngrams.Bits];
        foreach ((string ngram, float weight) in weights)
            all[BucketOf(ngram)] = weight;
        return new NgramModel(all, [3]);
    }

    private static int BucketOf(string ngram)
    {
        string[] words = ngram.Split(' ');
        ulong[] hashes = [.. words.Select(word => NgramHasher.HashOf(word))];
        return s_hasher.PlacesOf(hashes).Single(place => place.Tokens == words.Length).Bucket;
    }

    /// <summary>A pair of words and a word in the same bucket, no other n-gram of theirs in it.</summary>
    private static (string Pair, string Word) Collision()
    {
        int bucket = BucketOf("not good");
        IEnumerable<string> words =
            from a in Enumerable.Range('a', 26)
            from b in Enumerable.Range('a', 26)
            from c in Enumerable.Range('a', 26)
            select $"{(char)a}{(char)b}{(char)c}";
        return ("not good", words.First(word => BucketOf(word) == bucket));
    }

    private static void AssertNear(double[] expected, IReadOnlyList<double> found)
    {
        Assert.Equal(expected.Length, found.Count);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-12);
    }
}
