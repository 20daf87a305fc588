namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>An attempt failed. The message goes on from the archive's address, and ends without a stop.</summary>
internal sealed class TransferFault(string fault, Exception? inner = null) : Exception(fault, inner)
{
    /// <summary>Whether another attempt may fare better.</summary>
    public bool Passing { get; init; }

    /// <summary>The time the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
