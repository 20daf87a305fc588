using GruSentiment.Data.Reviews;
using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>
/// Random batches, so that the benchmark needs nobody's data. Tokens are drawn from a vocabulary of 30,000 by the Zipf–Mandelbrot
/// distribution: the k-th most frequent has a probability in proportion to 1 / (k + 2.7). Lengths are uniform between 60 and 100 % of the
/// longest, as they come out when reviews are cut at a few hundred tokens and batched by length.
/// </summary>
internal sealed class SyntheticReviews
{
    public const int VocabularySize = 30_000;
    private const double Offset = 2.7;
    private readonly double[] _cumulative = new double[VocabularySize];

    public SyntheticReviews()
    {
        double sum = 0;
        for (int k = 0; k < VocabularySize; k++)
            _cumulative[k] = sum += 1 / (k + 1 + Offset);
    }

    public TokenBatch Draw(Workload workload, Random random)
    {
        var reviews = new EncodedReview[workload.Rows];
        for (int b = 0; b < reviews.Length; b++)
        {
            int length = workload.Ragged ? workload.Longest * 6 / 10 + random.Next(workload.Longest * 4 / 10 + 1) : workload.Longest;
            reviews[b] = new EncodedReview([.. Enumerable.Range(0, length).Select(_ => DrawToken(random))], random.Next(2));
        }
        return new TokenBatch(new ReviewBatch(reviews));
    }

    private int DrawToken(Random random)
    {
        int found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, VocabularySize - 1);
    }
}
