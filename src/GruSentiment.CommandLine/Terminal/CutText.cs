using System.Globalization;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>A text on one line that is no wider than there is room.</summary>
internal static class CutText
{
    /// <summary>The text; cut with an ellipsis where it would take more columns.</summary>
    /// <param name="text">The text. Spaces and line ends, any number, become one space.</param>
    /// <param name="columns">Columns, at most.</param>
    public static string Of(string text, int columns)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int width = 0, kept = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            width += DisplayWidth.OfElement(element);
            if (width > columns)
                return $"{line[..kept]}…";
            if (width < columns)
                kept = elements.ElementIndex + element.Length;
        }
        return line;
    }
}
