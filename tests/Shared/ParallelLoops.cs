using System.Diagnostics.Tracing;

namespace GruSentiment.Tests;

/// <summary>
/// Hears of every loop that .NET spreads over threads, in any test that runs meanwhile: a test knows its own by how often they go round.
/// </summary>
public sealed class ParallelLoops : EventListener
{
    private readonly List<long> _lengths = [];

    /// <summary>How many loops of a length were begun.</summary>
    public int Count(long length)
    {
        lock (_lengths)
            return _lengths.Count(other => other == length);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Threading.Tasks.Parallel.EventSource")
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is not { EventName: "ParallelLoopBegin", Payload: [.., long from, long to] })
            return;
        lock (_lengths)
            _lengths.Add(to - from);
    }
}
