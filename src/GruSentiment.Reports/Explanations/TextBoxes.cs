using GruSentiment.Explanations;
using GruSentiment.Lettering;
using GruSentiment.Presentation;
using GruSentiment.Reports.Plots;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Explanations;

/// <summary>
/// The text as its author wrote it, in lines, each word in a box: blue for the class, vermilion against it, the stronger the darker. Of a
/// long text the strongest stretches.
/// </summary>
internal sealed class TextBoxes
{
    /// <summary>The most words that are shown, about.</summary>
    public const int MostWords = 60;

    private const int MostLines = 9;
    private const float Size = 25, LineHeight = 44, BoxHeight = 36, Padding = 4, Space = 6;

    private readonly List<List<Box>> _lines = [[]];
    private readonly float _width;
    private readonly bool _rightToLeft;
    private float _x;

    /// <param name="explanation">What is shown.</param>
    /// <param name="stretches">What of its text.</param>
    /// <param name="width">Pixels a line.</param>
    public TextBoxes(Explanation explanation, IReadOnlyList<Stretch> stretches, float width)
    {
        _width = width;
        _rightToLeft = explanation.Words.Count(word => BidiLine.IsRightToLeft(word.Token)) > explanation.Words.Count / 2;
        double strongest = TextPieces.Strongest(explanation);
        foreach (Stretch stretch in stretches)
        {
            if (stretch.First > 0)
                Put("…", 0, isApart: true);
            foreach (TextPiece piece in TextPieces.Of(explanation, stretch))
            {
                if (piece.IsWord)
                    Put(piece.Text, ContributionStrength.Of(piece.Contribution, strongest), isApart: false);
                else
                    PutBetween(piece.Text);
            }
        }
        if (stretches[^1].End < explanation.Words.Count)
            Put("…", 0, isApart: true);
        if (_lines.Count > MostLines)
        {
            _lines.RemoveRange(MostLines, _lines.Count - MostLines);
            _lines[^1].Add(new Box("…", Math.Min(_x, _width - 30), 30, 0));
        }
        _lines.RemoveAll(line => line.Count == 0);
    }

    /// <summary>Height in pixels.</summary>
    public float Height => _lines.Count * LineHeight;

    /// <summary>Draws it.</summary>
    public void Draw(Picture picture, float left, float top)
    {
        using var paint = new SKPaint { IsAntialias = true };
        for (int i = 0; i < _lines.Count; i++)
        {
            float middle = top + (i + 0.5f) * LineHeight;
            foreach (Box box in _lines[i])
            {
                float x = left + (_rightToLeft ? _width - box.X - box.Width : box.X);
                Color color = ContributionColor.Of(box.Strength);
                paint.Color = color.ToSKColor();
                if (box.Strength != 0)
                    picture.Canvas.DrawRoundRect(x, middle - BoxHeight / 2, box.Width, BoxHeight, 5, 5, paint);
                picture.Text(
                    BidiLine.Isolated(box.Text), x + box.Width / 2, middle, Size, ContributionColor.Ink(color), SKTextAlign.Center);
            }
        }
    }

    private void PutBetween(string text)
    {
        foreach (string part in Parts(text))
        {
            if (part == "\n")
                BreakLine();
            else if (part == " ")
                _x += _x > 0 ? Space : 0;
            else
                Put(part, 0, isApart: false);
        }
    }

    /// <summary>What stands between words: line ends, spaces (any number is one), other signs.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        for (int i = 0, end; i < text.Length; i = end)
        {
            bool isSpace = char.IsWhiteSpace(text[i]);
            for (end = i + 1; end < text.Length && char.IsWhiteSpace(text[end]) == isSpace; end++)
                continue;
            yield return !isSpace ? text[i..end] : text.AsSpan(i, end - i).Contains('\n') ? "\n" : " ";
        }
    }

    private void Put(string text, double strength, bool isApart)
    {
        string shown = Picture.Fit(text, _width - 2 * Padding, Size);
        float width = Picture.WidthOf(BidiLine.Isolated(shown), Size) + (strength == 0 ? 0 : 2 * Padding);
        if (isApart && _x > 0)
            _x += Space;
        // Signs such as a comma stay with their word, even a little beyond the edge.
        bool mayHang = strength == 0 && width < 14 && !isApart;
        if (_x + width > _width && _x > 0 && !mayHang)
            BreakLine();
        _lines[^1].Add(new Box(shown, _x, width, strength));
        _x += width + 1 + (isApart ? Space : 0);
    }

    private void BreakLine()
    {
        if (_lines[^1].Count > 0)
            _lines.Add([]);
        _x = 0;
    }

    private readonly record struct Box(string Text, float X, float Width, double Strength);
}
