namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>How patient a transfer is.</summary>
internal sealed record TransferOptions
{
    /// <summary>
    /// Attempts in succession that may bring less than <see cref="ProgressBytes"/>. With the default delays some 15 s pass over them.
    /// </summary>
    public int Attempts { get; init; } = 5;

    /// <summary>New bytes with which an attempt, though it broke off, was worth it and the count of attempts begins again.</summary>
    public long ProgressBytes { get; init; } = 1 << 20;

    /// <summary>Time before the second attempt; it doubles with each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between attempts, also where the server asks for more.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time in which a connection must stand.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time without a single byte after which a connection is given up.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Redirects followed one after the other.</summary>
    public int Redirects { get; init; } = 10;
}
