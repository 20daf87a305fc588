namespace GruSentiment.Options;

/// <summary>Options that can't be meant. The message has every fault.</summary>
public sealed class OptionException : GruSentimentException
{
    private OptionException(IReadOnlyList<UserMessage> faults) : base(Together(faults)) => Faults = faults;

    /// <summary>Everything that is wrong, a sentence each.</summary>
    public IReadOnlyList<UserMessage> Faults { get; }

    /// <summary>Reports every fault at once, if there is one.</summary>
    /// <exception cref="OptionException">There is a fault.</exception>
    internal static void ThrowIfAny(IEnumerable<UserMessage> faults)
    {
        UserMessage[] all = [.. faults];
        if (all.Length > 0)
            throw new OptionException(all);
    }

    private static UserMessage Together(IReadOnlyList<UserMessage> faults) =>
        faults.Skip(1).Aggregate(faults[0], (all, next) => $"{all} {next}");
}
