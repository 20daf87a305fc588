using System.Diagnostics;
using GruSentiment.Kernels;

namespace GruSentiment.Benchmarks;

/// <summary>The speed of a loaded model's answers.</summary>
internal static class InferenceSpeed
{
    /// <summary>Measures many texts and a short one, and says so in a line.</summary>
    public static string Line(int threads)
    {
        var shape = new GruShape(128, 128);
        using GruInference model = RandomModel.Draw(shape, SyntheticReviews.VocabularySize);
        TokenBatch reviews = new SyntheticReviews().Draw(new Workload(128, 128, false, true, Rows: 256, Longest: 288), new Random(1));
        var features = new float[256 * shape.OutputSize];
        double many = Median(20, () => model.Forward(reviews.Ids, reviews.Lengths, PoolingKind.Max, features, threads));
        var oneFeatures = new float[shape.OutputSize];
        double one = Median(500, () => model.Forward(reviews.Ids.AsSpan(0, 12), [12], PoolingKind.Max, oneFeatures));
        return $"Inference, H = 128, one direction: {reviews.Tokens / many:N0} tokens per second on {threads} threads; "
            + $"a text of 12 tokens in {one * 1e6:F0} µs.";
    }

    /// <summary>The median time of so many calls, in seconds.</summary>
    private static double Median(int calls, Action act)
    {
        var times = new double[calls];
        for (int i = -calls; i < calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            act();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(times);
        return times[calls / 2];
    }
}
