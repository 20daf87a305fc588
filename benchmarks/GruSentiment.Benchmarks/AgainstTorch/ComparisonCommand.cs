using System.Diagnostics;
using System.Globalization;
using GruSentiment.Kernels;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>The commands <c>--short</c> and <c>--thorough</c>: a table of the speed of training, and a line on inference.</summary>
internal static class ComparisonCommand
{
    private static readonly Workload[] s_workloads =
    [
        new(128, 128, Bidirectional: false, Ragged: false),
        new(128, 128, Bidirectional: true, Ragged: false),
        new(128, 128, Bidirectional: false, Ragged: true),
        new(128, 128, Bidirectional: true, Ragged: true),
        new(32, 128, Bidirectional: false, Ragged: false),
        new(64, 128, Bidirectional: false, Ragged: false),
        new(256, 128, Bidirectional: false, Ragged: false),
    ];

    /// <summary>Runs it.</summary>
    public static int Run(Effort effort, string[] args)
    {
        if (args is not ([] or ["--data", _]))
        {
            Console.Error.WriteLine("Usage: --short [--data FILE] or --thorough [--data FILE]");
            return 2;
        }
        string? data = args.Length == 0 ? null : args[1];
        try
        {
            Print(effort, data);
            return 0;
        }
        catch (GruSentimentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Print(Effort effort, string? data)
    {
        long start = Stopwatch.GetTimestamp();
        int threads = Environment.ProcessorCount;
        double onePeak = FmaPeak.Measure(1);
        double peak = FmaPeak.Measure(threads);
        List<ComparedWorkload> results = [];
        string libtorch;
        bool flushed;
        using (var comparison = new Comparison(effort, data))
        {
            (libtorch, flushed) = (comparison.Libtorch, comparison.Flushed);
            foreach (Workload workload in s_workloads.Where(workload => data == null || workload.Ragged))
                results.AddRange(Compare(comparison, effort, workload));
        }
        onePeak = Math.Max(onePeak, FmaPeak.Measure(1));
        peak = Math.Max(peak, FmaPeak.Measure(threads)); // Before and after: whatever else ran may have ended.
        Console.WriteLine($"{Machine.Description}, libtorch {libtorch}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Multiply-add peak: {onePeak:F0} GFLOP/s on one processor, {peak:F0} on {threads} ({peak / onePeak:F2} times)."));
        Console.WriteLine(flushed
            ? "Denormal numbers are flushed to 0 by every thread of nn.GRU."
            : "Denormal numbers could NOT be turned off for nn.GRU here: do not use these ratios.");
        Console.WriteLine("Thousands of real tokens per second in training, batches of 64: medians, lowest and highest of rounds.");
        Console.WriteLine();
        foreach (string line in ComparisonTable.Lines(results, peak))
            Console.WriteLine(line);
        Console.WriteLine();
        Console.WriteLine(ComparisonTable.Usual(results));
        Console.WriteLine(InferenceSpeed.Line(threads));
        Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    /// <summary>A workload with both readouts.</summary>
    private static IEnumerable<ComparedWorkload> Compare(Comparison comparison, Effort effort, Workload workload)
    {
        WaitPolicy[] policies = MeasuringProcess.CanStop ? [WaitPolicy.Passive, WaitPolicy.Active] : [WaitPolicy.Passive];
        NnGruSetting[] all = [.. NnGruSetting.All(workload, Environment.ProcessorCount, policies)];
        IReadOnlyList<NnGruSetting> settings = all;
        foreach (PoolingKind readout in (PoolingKind[])[PoolingKind.Last, PoolingKind.Mean])
        {
            Workload read = workload with { Readout = readout };
            string name = $"{ComparisonTable.Name(read)}, {readout}";
            (ComparedWorkload result, IReadOnlyList<NnGruSetting> order) = comparison.Run(
                read, settings, (setting, speed) => Console.Error.WriteLine($"{name}: {setting.Words}: {speed:N0}"));
            Console.Error.WriteLine(
                $"{name}: nn.GRU {result.Torch.Median:N0}, here {result.Ours.Median:N0}, ratio {result.Ratio.Median:F1}");
            if (!effort.TrialsPerReadout)
                settings = [.. order.Take(effort.Finalists)];
            yield return result;
        }
    }
}
