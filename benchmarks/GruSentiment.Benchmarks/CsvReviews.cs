using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Text;
using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>Batches of a user's own labelled reviews, cut at 200 tokens and batched by length as training does it.</summary>
internal static class CsvReviews
{
    private const int Rows = 64;
    private const int Longest = 200;
    private const int Batches = 8;

    public static IReadOnlyList<TokenBatch> Load(string path)
    {
        ReviewSet set = ReviewSet.Load(path);
        int[] all = [.. Enumerable.Range(0, set.Count)];
        Vocabulary vocabulary = set.BuildVocabulary(all, minFrequency: 1, maxSize: SyntheticReviews.VocabularySize);
        int[][] ids = set.Encode(all, vocabulary, Longest);
        EncodedReview[] reviews = [.. ids.Select((review, i) => new EncodedReview(review, Math.Min(set.Labels[i], 1)))];
        IEnumerable<ReviewBatch> full = new BatchSampler(reviews, Rows).Shuffled(new SeededRandom(1))
            .Where(batch => batch.Count == Math.Min(Rows, set.Count));
        return [.. full.Take(Batches).Select(batch => new TokenBatch(batch))];
    }
}
