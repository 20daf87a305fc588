using System.Globalization;
using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>Cuts an explained text into its words and what stands between them, so that it can be shown as it was written.</summary>
internal static class TextPieces
{
    /// <summary>A piece with more UTF-16 units is cut: a line of ten thousand dashes explains nothing.</summary>
    public const int LongestPiece = 200;

    /// <summary>The pieces of a stretch. The text's beginning and end belong to its first and last word's stretch.</summary>
    public static IReadOnlyList<TextPiece> Of(Explanation explanation, Stretch stretch)
    {
        var pieces = new List<TextPiece>();
        IReadOnlyList<WordContribution> words = explanation.Words;
        int at = stretch.First == 0 ? 0 : words[stretch.First].Start;
        for (int i = stretch.First; i < stretch.End; i++)
        {
            WordContribution word = words[i];
            int end = Math.Max(at, word.Start + word.Length);
            if (end == at && pieces.Count > 0)
            {
                // Two tokens of one place, as an entity can give: they are shown as one.
                pieces[^1] = pieces[^1] with { Contribution = pieces[^1].Contribution + word.Contribution };
                continue;
            }
            int start = Math.Max(at, word.Start);
            if (start > at)
                pieces.Add(Piece(explanation.Text[at..start], -1, 0));
            pieces.Add(Piece(explanation.Text[start..end], i, word.Contribution));
            at = end;
        }
        if (stretch.End == words.Count && at < explanation.Text.Length)
            pieces.Add(Piece(explanation.Text[at..], -1, 0));
        return pieces;
    }

    /// <summary>A word as it stands in the text, on one line.</summary>
    public static string Word(Explanation explanation, int first, int words = 1)
    {
        int start = explanation.Words[first].Start;
        WordContribution last = explanation.Words[first + words - 1];
        return Cut(explanation.Text[start..Math.Max(start, last.Start + last.Length)]);
    }

    /// <summary>The strongest contribution, in either direction.</summary>
    public static double Strongest(Explanation explanation) =>
        explanation.Words.Select(word => Math.Abs(word.Contribution)).DefaultIfEmpty().Max();

    private static TextPiece Piece(string text, int word, double contribution) =>
        new(Cut(text), word, contribution, text.Length <= LongestPiece);

    /// <summary>A text cut where it is too long, at the end of a character as people see them.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= LongestPiece)
            return text;
        int end = StringInfo.ParseCombiningCharacters(text[..(LongestPiece + 1)])[^1];
        return $"{text[..(end == 0 ? LongestPiece : end)]}…";
    }
}
