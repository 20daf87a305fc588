using System.Diagnostics;

namespace GruSentiment.Server.Metrics;

/// <summary>What a server counts. Safe for many threads at once.</summary>
/// <param name="routes">Its paths.</param>
internal sealed class ServerMetrics(IReadOnlyList<string> routes)
{
    /// <summary>A request for a path that there is not is counted behind the others.</summary>
    private const int Statuses = 600;

    private readonly long[] _requests = new long[(routes.Count + 1) * Statuses];
    private readonly LatencyHistogram[] _latencies = [.. Enumerable.Range(0, routes.Count + 1).Select(_ => new LatencyHistogram())];
    private long _texts;
    private long _inFlight;
    private long _reloads;
    private long _failedReloads;

    /// <summary>Texts answered.</summary>
    public long Texts => Interlocked.Read(ref _texts);

    /// <summary>Requests under way.</summary>
    public long InFlight => Interlocked.Read(ref _inFlight);

    /// <summary>Models loaded in the place of others.</summary>
    public long Reloads => Interlocked.Read(ref _reloads);

    /// <summary>New models that could not be loaded.</summary>
    public long FailedReloads => Interlocked.Read(ref _failedReloads);

    /// <summary>Begins a request.</summary>
    /// <returns>The time.</returns>
    public long Begin()
    {
        Interlocked.Increment(ref _inFlight);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Ends a request.</summary>
    /// <param name="route">The place of its path; the number of paths where it has none.</param>
    /// <param name="status">The status of its answer.</param>
    /// <param name="begin">When it was begun.</param>
    public void End(int route, int status, long begin)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _requests[route * Statuses + Math.Clamp(status, 0, Statuses - 1)]);
        _latencies[route].Add(Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Counts texts answered.</summary>
    public void Answered(int texts) => Interlocked.Add(ref _texts, texts);

    /// <summary>Counts an attempt to load a new model.</summary>
    public void Reloaded(bool isLoaded) => Interlocked.Increment(ref isLoaded ? ref _reloads : ref _failedReloads);

    /// <summary>Requests by path and status, those that there have been.</summary>
    public IEnumerable<(string Route, int Status, long Count)> Requests()
    {
        for (int i = 0; i < _requests.Length; i++)
        {
            if (Interlocked.Read(ref _requests[i]) is > 0 and var count)
                yield return (Name(i / Statuses), i % Statuses, count);
        }
    }

    /// <summary>How long requests took, by path, where there have been any.</summary>
    public IEnumerable<(string Route, LatencyHistogram Latencies)> Latencies() =>
        _latencies.Select((latencies, i) => (Name(i), latencies)).Where(entry => entry.latencies.Count > 0);

    private string Name(int route) => route < routes.Count ? routes[route] : "other";
}
