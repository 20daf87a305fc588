namespace GruSentiment.Data.Files;

/// <summary>The line ends of a text, of whatever kind.</summary>
internal static class LineEnds
{
    /// <summary>How many there are.</summary>
    public static int In(ReadOnlySpan<char> text) => text.Count('\n') + text.Count('\r') - text.Count("\r\n");
}
