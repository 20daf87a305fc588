namespace GruSentiment.CommandLine;

/// <summary>The command line can't be meant: the message names the flags, and the exit code is <see cref="ExitCode.Usage"/>.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Reports every fault at once, if there is one.</summary>
    /// <exception cref="UsageException">There is a fault.</exception>
    public static void ThrowIfAny(IEnumerable<string> faults)
    {
        string[] all = [.. faults];
        if (all.Length > 0)
            throw new UsageException(string.Join($"{Environment.NewLine}error: ", all));
    }
}
