using GruSentiment.Data.Reviews;
using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>
/// Batches drawn from a law, so that the benchmark needs nobody's data: words by Zipf and Mandelbrot, the k-th most frequent with
/// probability in proportion to 1 / (k + 2.7), of 30,000; lengths even between 60 and 100 % of the longest, as they come out when reviews
/// are cut at a few hundred words and batched by length.
/// </summary>
internal sealed class ReviewLaw
{
    public const int Words = 30_000;
    private const double Offset = 2.7;
    private readonly double[] _cumulative = new double[Words];

    public ReviewLaw()
    {
        double sum = 0;
        for (int k = 0; k < Words; k++)
            _cumulative[k] = sum += 1 / (k + 1 + Offset);
    }

    public WordBatch Draw(Workload workload, Random random)
    {
        var reviews = new EncodedReview[workload.Rows];
        for (int b = 0; b < reviews.Length; b++)
        {
            int length = workload.Ragged ? workload.Longest * 6 / 10 + random.Next(workload.Longest * 4 / 10 + 1) : workload.Longest;
            reviews[b] = new EncodedReview([.. Enumerable.Range(0, length).Select(_ => DrawWord(random))], random.Next(2));
        }
        return new WordBatch(new ReviewBatch(reviews));
    }

    private int DrawWord(Random random)
    {
        int found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, Words - 1);
    }
}
