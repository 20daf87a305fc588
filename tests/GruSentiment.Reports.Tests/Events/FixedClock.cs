namespace GruSentiment.Reports.Tests.Events;

/// <summary>A clock that stands still, for texts that hold the time.</summary>
internal sealed class FixedClock : TimeProvider
{
    /// <summary>The time it shows.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 11, 26, 21, 5, 9, 70, TimeSpan.FromHours(1));

    public override DateTimeOffset GetUtcNow() => Time;

    public override long GetTimestamp() => 0;
}
