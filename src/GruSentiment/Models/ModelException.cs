using GruSentiment.Options;

namespace GruSentiment.Models;

/// <summary>A model on disk that can't be used: a file is missing, truncated, of another format, or does not fit the others.</summary>
public sealed class ModelException : GruSentimentException
{
    /// <param name="place">The file or directory at fault, and the line where there is one.</param>
    /// <param name="fault">What was found, and what was expected.</param>
    /// <param name="inner">What was caught, if anything.</param>
    internal ModelException(string place, UserMessage fault, Exception? inner = null) : base($"{place}: {fault}", inner)
    {
    }
}
