using System.Globalization;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Presentation;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>A character as people see it, in a text that is laid out.</summary>
/// <param name="Text">The character; a line end is <c>\n</c>.</param>
/// <param name="Width">Columns it takes.</param>
/// <param name="Strength">That of its word.</param>
/// <param name="IsFirst">Whether it is its word's first.</param>
internal readonly record struct WordCell(string Text, int Width, double Strength, bool IsFirst)
{
    /// <summary>Whether a line may end at it, and it is not shown there.</summary>
    public bool IsSpace => Text is " ";

    /// <summary>Whether the text goes on in a new line after it.</summary>
    public bool IsLineEnd => Text is "\n";

    /// <summary>The characters of a piece. What a terminal obeys becomes a space.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="strongest">The strongest contribution in the text, in either direction.</param>
    public static IEnumerable<WordCell> Of(TextPiece piece, double strongest)
    {
        double strength = ContributionStrength.Of(piece.Contribution, strongest);
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(piece.Text);
        for (bool isFirst = piece.IsWord; elements.MoveNext(); isFirst = false)
        {
            string text = Shown(elements.GetTextElement());
            yield return new WordCell(text, DisplayWidth.OfElement(text), strength, isFirst);
        }
    }

    private static string Shown(string element)
    {
        if (element is "\n" or "\r\n" or "\r" or "\u2028" or "\u2029")
            return "\n";
        if (element is "\t" or "\u00A0")
            return " ";
        return element.Any(ShownText.IsObeyed) ? string.Concat(element.Select(c => ShownText.IsObeyed(c) ? ' ' : c)) : element;
    }
}
