using System.Globalization;
using GruSentiment.Lettering;

namespace GruSentiment.Reports.Plots;

/// <summary>A text on several lines: a class's name that is too long for one, or a remark beside a plot.</summary>
internal static class WrappedText
{
    /// <summary>No text is looked at further.</summary>
    private const int LongestText = 400;

    private const string BreaksBehind = "_-/.,:;|";

    /// <summary>The lines; the last is cut with an ellipsis where all of them don't hold the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Of a line, at most.</param>
    /// <param name="size">Of the letters.</param>
    /// <param name="most">Lines, at most.</param>
    public static string[] Of(string text, float width, float size, int most)
    {
        string line = new([.. text.Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)]);
        line = line.Trim() + (text.Length > LongestText ? "…" : "");
        var lines = new List<string>();
        while (lines.Count < most - 1 && Picture.WidthOf(line, size) > width && End(line, width, size) is var end && end < line.Length)
        {
            lines.Add(line[..end].TrimEnd());
            line = line[end..].TrimStart();
        }
        lines.Add(Picture.Fit(line, width, size));
        return [.. lines.Select(BidiLine.Isolated)];
    }

    /// <summary>Whether so many lines hold the whole text.</summary>
    public static bool Fits(string text, float width, float size, int most) =>
        text.EndsWith('…') || !Of(text, width, size, most)[^1].TrimEnd('\u2069').EndsWith('…');

    /// <summary>Where the first line ends: behind a word, between two Chinese characters, or else wherever the room does.</summary>
    private static int End(string line, float width, float size)
    {
        int[] starts = [.. StringInfo.ParseCombiningCharacters(line).Skip(1), line.Length];
        int fitting = Math.Max(1, starts.TakeWhile(end => Picture.WidthOf(line[..end].TrimEnd(), size) <= width).Count());
        int soft = starts.Take(fitting).LastOrDefault(CanBreak);
        return soft > 0 ? soft : starts[fitting - 1];

        // Not behind the n of n-grams.
        bool CanBreak(int end) => end < line.Length && (line[end - 1] is ' ' or >= '\u2E80'
            || (end > 2 && line[end - 2] != ' ' && line[end - 3] != ' ' && BreaksBehind.Contains(line[end - 1], StringComparison.Ordinal)));
    }
}
