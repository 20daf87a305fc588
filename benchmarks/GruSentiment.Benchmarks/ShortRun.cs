using System.Diagnostics;
using System.Runtime.InteropServices;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using GruSentiment.Training;

namespace GruSentiment.Benchmarks;

/// <summary>The short mode: a table of the speed of training and inference within a minute.</summary>
internal static class ShortRun
{
    private static readonly Workload[] Workloads =
    [
        new(128, 128, Bidirectional: false, Ragged: false),
        new(128, 128, Bidirectional: true, Ragged: false),
        new(128, 128, Bidirectional: false, Ragged: true),
        new(128, 128, Bidirectional: true, Ragged: true),
        new(32, 128, Bidirectional: false, Ragged: false),
        new(64, 128, Bidirectional: false, Ragged: false),
        new(256, 128, Bidirectional: false, Ragged: false),
    ];

    public static int Print(string[] args)
    {
        if (args is not ([] or ["--data", _]))
        {
            Console.Error.WriteLine("Usage: --short [--data FILE]");
            return 2;
        }
        int threads = Environment.ProcessorCount;
        NativeRuntime.Prepare(threads, seed: 1);
        double peak = FmaPeak.Measure(threads);
        Console.WriteLine(
            $"{Processor()}, {threads} threads, {(int)VectorWidths.Best}-bit registers, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"Multiply-add peak, measured now: {peak:F0} GFLOP/s");
        Console.WriteLine();
        Console.WriteLine("Training, forward + backward + AdamW, batch of 64; real tokens per second, medians");
        Console.WriteLine($"{"",-42}{"nn.GRU",10} {"ours",10}   ratio   of peak   recurrent part of peak");
        IReadOnlyList<TokenBatch>? given = args is ["--data", string path] ? CsvReviews.Load(path) : null;
        var synthetic = new SyntheticReviews();
        foreach (Workload workload in given == null ? Workloads : Workloads.Where(w => w.Ragged))
        {
            var random = new Random(1);
            IReadOnlyList<TokenBatch> batches = given ?? [.. Enumerable.Range(0, 8).Select(_ => synthetic.Draw(workload, random))];
            ComparisonResult result = Comparison.Run(workload, batches, SyntheticReviews.VocabularySize, RoundsFor(workload), peak);
            Console.WriteLine(
                $"{workload,-42}{result.TorchTokens,10:N0} {result.OurTokens,10:N0}  {result.Ratio,5:F1}x {result.PeakShare,8:P0}"
                + $"   {result.RecurrentShare,8:P0}");
        }
        Console.WriteLine();
        PrintInference(synthetic, threads);
        return 0;
    }

    private static int RoundsFor(Workload workload) => workload.Ragged || workload.Hidden > 128 || workload.Bidirectional ? 7 : 15;

    private static void PrintInference(SyntheticReviews synthetic, int threads)
    {
        var shape = new GruShape(128, 128);
        using GruInference model = RandomModel.Draw(shape, SyntheticReviews.VocabularySize);
        TokenBatch reviews = synthetic.Draw(new Workload(128, 128, false, true, Rows: 256, Longest: 288), new Random(1));
        var features = new float[256 * shape.OutputSize];
        double many = Median(20, () => model.Forward(reviews.Ids, reviews.Lengths, PoolingKind.Max, features, threads));
        var oneFeatures = new float[shape.OutputSize];
        double one = Median(500, () => model.Forward(reviews.Ids.AsSpan(0, 12), [12], PoolingKind.Max, oneFeatures));
        Console.WriteLine(
            $"Inference, H=128 one direction: {reviews.Tokens / many:N0} tokens per second on {threads} threads; "
            + $"a text of 12 tokens in {one * 1e6:F0} µs");
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

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        IEnumerable<string> lines = File.Exists(Linux) ? File.ReadLines(Linux) : [];
        string? model = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return model?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
