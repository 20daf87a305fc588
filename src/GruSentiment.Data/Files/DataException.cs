using GruSentiment.Options;

namespace GruSentiment.Data.Files;

/// <summary>A data file can't be used. The message is written for the user: place, found, expected.</summary>
public sealed class DataException : GruSentimentException
{
    /// <summary>An error with a message for the user.</summary>
    internal DataException(UserMessage message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>Whether all that is wrong is that the file has no row.</summary>
    internal bool HasNoRow { get; init; }
}
