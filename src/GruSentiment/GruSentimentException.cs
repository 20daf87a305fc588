using GruSentiment.Options;

namespace GruSentiment;

/// <summary>
/// Something the user can mend: a file, an option, a model. The message is written for them and says where, what was found and what was
/// expected; programs print it as it is, without a stack trace.
/// </summary>
public class GruSentimentException : Exception
{
    /// <param name="message">Place, found, expected.</param>
    /// <param name="inner">What was caught, if anything.</param>
    internal GruSentimentException(UserMessage message, Exception? inner = null) : base(message?.ToString(), inner) =>
        UserMessage = message ?? "";

    /// <summary>The message, which can name options as its reader does.</summary>
    public UserMessage UserMessage { get; }
}
