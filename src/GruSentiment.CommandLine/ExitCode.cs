namespace GruSentiment.CommandLine;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>It is done.</summary>
    public const int Done = 0;

    /// <summary>It failed: bad data, an unreadable model, a full disk.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM: 128 and the signal's number.</summary>
    public const int Terminated = 143;
}
