using GruSentiment.Explanations;
using GruSentiment.Lettering;
using GruSentiment.Presentation;
using GruSentiment.Reports.Plots;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Explanations;

/// <summary>
/// The axis that the panels have in common: a column for each word, in reading order. Up to <see cref="MostNamed"/> words stand below it,
/// more have their numbers.
/// </summary>
internal sealed class WordAxis
{
    /// <summary>The most words that are written below the axis.</summary>
    public const int MostNamed = 60;

    private const float WidestColumn = 190, LongestName = 150, Above = 14, Line = 30;

    private readonly string[] _names;
    private readonly float _nameSize;
    private readonly float _longest;

    /// <param name="explanation">The text.</param>
    /// <param name="left">Left edge of the first column, in pixels.</param>
    /// <param name="right">Where the last column ends at most.</param>
    public WordAxis(Explanation explanation, float left, float right)
    {
        Words = explanation.Words.Count;
        Left = left;
        Column = Math.Min(WidestColumn, (right - left) / Words);
        IsNamed = Words <= MostNamed;
        _nameSize = Math.Min(PlotStyle.TickSize, Math.Max(15, Column - 1));
        _names = IsNamed ? [.. Enumerable.Range(0, Words).Select(i => Name(explanation, i))] : [];
        _longest = _names.Select(name => Picture.WidthOf(name, _nameSize)).DefaultIfEmpty().Max();
        IsUpright = _longest > Column - 8;
    }

    /// <summary>Number of words.</summary>
    public int Words { get; }

    /// <summary>Left edge of the first column.</summary>
    public float Left { get; }

    /// <summary>Width of a column.</summary>
    public float Column { get; }

    /// <summary>Right edge of the last column.</summary>
    public float Right => Left + Words * Column;

    /// <summary>Whether words stand below; else their numbers.</summary>
    public bool IsNamed { get; }

    /// <summary>Space that the words or numbers below take.</summary>
    public float NamesHeight => IsNamed ? IsUpright ? Above + _longest : Above + Line : 44;

    private bool IsUpright { get; }

    /// <summary>Middle of a word's column.</summary>
    public float X(int word) => Left + (word + 0.5f) * Column;

    /// <summary>A plot over all words, without ticks below.</summary>
    /// <param name="lowest">The lowest value shown.</param>
    /// <param name="highest">The highest.</param>
    /// <param name="ticks">Numbers at the left at most.</param>
    public Plot NewPlot(double lowest, double highest, int ticks)
    {
        Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(-0.5, Words - 0.5, lowest, highest);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(lowest, highest, ticks));
        plot.Axes.Bottom.TickGenerator = new NumericManual();
        plot.Grid.XAxisStyle.IsVisible = false;
        return plot;
    }

    /// <summary>The place of a panel's data.</summary>
    public PixelRect Data(float top, float bottom) => new(Left, Right, bottom, top);

    /// <summary>Writes the words, or their numbers, below a panel.</summary>
    public void DrawNames(Picture picture, float top)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (IsUpright)
                picture.Text(_names[i], X(i), top + Above, _nameSize, PlotStyle.Ink, SKTextAlign.Right, degrees: -90);
            else
                picture.Text(_names[i], X(i), top + Above + Line / 2 - 2, _nameSize, PlotStyle.Ink, SKTextAlign.Center);
        }
        if (IsNamed)
            return;
        foreach (Tick tick in AxisTicks.Numbers(1, Words, most: 10))
        {
            float x = Math.Min(X((int)tick.Position - 1), Right - Picture.WidthOf(tick.Label, PlotStyle.TickSize) / 2);
            picture.Text(tick.Label, x, top + 24, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Center);
        }
    }

    private string Name(Explanation explanation, int word) =>
        BidiLine.Isolated(Picture.Fit(TextPieces.Word(explanation, word), LongestName, _nameSize));
}
