using GruSentiment.Options;

namespace GruSentiment.Data.Downloads;

/// <summary>
/// A set can't be fetched, is not what was expected, or can't be written. The message is written for the user: place, found, expected.
/// </summary>
public sealed class DownloadException : GruSentimentException
{
    /// <param name="message">Place, found, expected.</param>
    /// <param name="inner">What was caught, if anything.</param>
    internal DownloadException(UserMessage message, Exception? inner = null) : base(message, inner)
    {
    }
}
