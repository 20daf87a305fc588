using GruSentiment.Explanations;
using static System.FormattableString;

namespace GruSentiment.Presentation;

/// <summary>What is to be said of a text that is longer than the network reads.</summary>
internal static class ReadingLimit
{
    /// <summary>How much of the text counts; null where it is read whole.</summary>
    public static string? Of(Explanation explanation)
    {
        int read = explanation.Words.Count(word => word.IsRead), words = explanation.Words.Count;
        if (read == words)
            return null;
        string rest = explanation.Words.Any(word => word.Ngrams != 0) ? "the n-gram model reads all" : "the rest does not count";
        return Invariant($"The network reads the first {read:N0} of {words:N0} words; {rest}.");
    }
}
