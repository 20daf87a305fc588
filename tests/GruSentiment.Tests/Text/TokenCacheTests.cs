using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenCacheTests
{
    private static readonly Vocabulary s_vocabulary =
        new([Vocabulary.Padding, Vocabulary.Unknown, .. Enumerable.Range(0, 50_000).Select(i => $"word{i}")]);

    [Fact]
    public void Ids_are_those_of_the_vocabulary()
    {
        var cache = new TokenCache(s_vocabulary);
        var random = new Random(3);
        for (int i = 0; i < 200_000; i++)
        {
            string token = $"word{random.Next(i % 3 == 0 ? 60_000 : 2_000)}"; // Some unknown, some more than once at a place.
            Assert.Equal(s_vocabulary.IdOf(token), cache.IdOf(token, NgramHasher.HashOf(token)));
        }
    }

    [Fact]
    public void Tokens_of_the_same_hash_keep_their_ids()
    {
        var cache = new TokenCache(s_vocabulary);
        string[] tokens = ["word1", "word2", "none", Vocabulary.Unknown, Vocabulary.Padding, "word1"];
        for (int round = 0; round < 2; round++)
        {
            foreach (string token in tokens)
                Assert.Equal(s_vocabulary.IdOf(token), cache.IdOf(token, hash: 12345678901234567));
        }
    }
}
