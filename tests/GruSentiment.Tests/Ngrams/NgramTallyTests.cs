using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Ngrams;

public class NgramTallyTests
{
    private static readonly Random s_random = new(3);

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 80)]
    [InlineData(3, 3, 7.5)]
    [InlineData(5, 2, 0)]
    public void After_each_token_the_logits_are_those_of_all_so_far_to_the_last_bit(int order, int outputs, double halfLength)
    {
        var hasher = new NgramHasher(new NgramOptions { Order = order, Bits = 10 });
        NgramModel model = Model(outputs, halfLength);
        var tally = new NgramTally(hasher, model);
        for (int text = 0; text < 5; text++)
        {
            tally.Reset();
            ulong[] tokens = Tokens(300);
            for (int i = 0; i < tokens.Length; i++)
            {
                if (i % 9 == 0)
                    Detour(tally, Tokens(i % 7));
                tally.Add(tokens[i]);
                Assert.Equal(Whole(hasher, model, outputs, tokens[..(i + 1)]), Logits(tally, outputs));
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 20)]
    public void Ngrams_of_characters_count_likewise(int outputs, double halfLength)
    {
        var hasher = new NgramHasher(new NgramOptions { Order = 2, Bits = 10, CharNgrams = 5 });
        NgramModel model = Model(outputs, halfLength);
        var tally = new NgramTally(hasher, model);
        string[] words = [.. Enumerable.Range(0, 150).Select(_ => $"wort{s_random.Next(60)}en")];
        int[][] characters = [.. words.Select(word => hasher.Characters!.BucketsOf(word))];
        ulong[] tokens = [.. words.Select(word => NgramHasher.HashOf(word))];
        for (int i = 0; i < tokens.Length; i++)
        {
            tally.Save();
            tally.Add(tokens[^(i + 1)], characters[^(i + 1)]);
            tally.Restore();
            tally.Add(tokens[i], characters[i]);
            var logits = new double[outputs];
            model.Score(hasher.BucketsOf(tokens.AsSpan(0, i + 1)), hasher.Characters!.BucketsOf(characters.AsSpan(0, i + 1)), logits);
            Assert.Equal(logits, Logits(tally, outputs));
        }
        tally.Reset();
        Assert.Equal(Whole(hasher, model, outputs, []), Logits(tally, outputs));
    }

    [Fact]
    public void Before_the_first_token_the_logits_are_those_of_no_text()
    {
        var hasher = new NgramHasher(new NgramOptions { Order = 2, Bits = 10 });
        NgramModel model = Model(3, 20);
        Assert.Equal(Whole(hasher, model, 3, []), Logits(new NgramTally(hasher, model), 3));
    }

    private static void Detour(NgramTally tally, ulong[] tokens)
    {
        tally.Save();
        foreach (ulong token in tokens)
            tally.Add(token);
        tally.Restore();
    }

    private static double[] Whole(NgramHasher hasher, NgramModel model, int outputs, ulong[] tokens)
    {
        var logits = new double[outputs];
        model.Score(hasher.BucketsOf(tokens), [], logits);
        return logits;
    }

    private static double[] Logits(NgramTally tally, int outputs)
    {
        var logits = new double[outputs];
        tally.Score(logits);
        return logits;
    }

    /// <summary>Of few kinds, so that n-grams occur again and share buckets.</summary>
    private static ulong[] Tokens(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => NgramHasher.HashOf($"{s_random.Next(40)}"))];

    /// <summary>A quarter of the weights is 0, as of n-grams that never occurred.</summary>
    private static NgramModel Model(int outputs, double halfLength) => new(
        [.. Enumerable.Range(0, outputs << 10).Select(_ => s_random.Next(4) == 0 ? 0 : s_random.NextSingle() - 0.5f)],
        [.. Enumerable.Range(0, outputs).Select(_ => s_random.NextSingle())], halfLength);
}
