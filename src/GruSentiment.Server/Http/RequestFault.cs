using GruSentiment.Options;

namespace GruSentiment.Server.Http;

/// <summary>A request that can't be answered. The message is for who sent it: place, found, expected.</summary>
/// <param name="status">The status of the answer, 400 to 499 or 503.</param>
/// <param name="message">The message.</param>
internal sealed class RequestFault(int status, UserMessage message) : GruSentimentException(message)
{
    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>Seconds after which the same request may be answered; null where it never will.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The methods that the path has, where the method was wrong.</summary>
    public string? Allow { get; init; }
}
