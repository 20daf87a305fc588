namespace GruSentiment.Server.Metrics;

/// <summary>How long requests took, in buckets. Safe for many threads at once.</summary>
internal sealed class LatencyHistogram
{
    private static readonly double[] s_bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly long[] _counts = new long[s_bounds.Length + 1];
    private long _ticks;

    /// <summary>The upper bounds of all buckets but the last, in seconds.</summary>
    public static IReadOnlyList<double> Bounds => s_bounds;

    /// <summary>Number of requests.</summary>
    public long Count => Enumerable.Range(0, _counts.Length).Sum(CountOf);

    /// <summary>Seconds that they took together.</summary>
    public double Seconds => TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds;

    /// <summary>Requests in a bucket.</summary>
    public long CountOf(int bucket) => Interlocked.Read(ref _counts[bucket]);

    /// <summary>Adds a request.</summary>
    public void Add(TimeSpan time)
    {
        double seconds = time.TotalSeconds;
        int bucket = 0;
        while (bucket < s_bounds.Length && seconds > s_bounds[bucket])
            bucket++;
        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _ticks, time.Ticks);
    }
}
