using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>The classes' names beside and below a confusion matrix: whole, on as many lines as a cell has room for.</summary>
internal sealed class ConfusionNames
{
    /// <summary>Widths that a line may have; the first that holds all names is taken.</summary>
    private static readonly float[] s_widths = [190, 260, 340, 440];

    private const float LineHeight = 25, Slope = 0.7071f;

    private readonly string[][] _beside, _below;
    private readonly float _cell;

    /// <param name="names">The classes' names.</param>
    /// <param name="cell">Width and height of a cell in pixels.</param>
    public ConfusionNames(IReadOnlyList<string> names, float cell)
    {
        _cell = cell;
        int lines = Math.Clamp((int)(cell / LineHeight), 1, 4);
        _beside = Wrapped(names, s_widths, lines);
        _below = Wrapped(names, [cell - 8], most: 3);
        IsSlanted = !names.All(name => WrappedText.Fits(name, cell - 8, PlotStyle.TickSize, 3) && NoWordIsCut(name, cell - 8));
        if (IsSlanted)
            _below = Wrapped(names, s_widths, Math.Clamp((int)(cell * Slope / LineHeight), 1, 3));
        (Left, Below) = (WidestOf(_beside), IsSlanted ? HeightOfSlanted() : 24 + LineHeight * (_below.Max(name => name.Length) - 1));
    }

    /// <summary>Room that the names beside take.</summary>
    public float Left { get; }

    /// <summary>Room that the names below take.</summary>
    public float Below { get; }

    /// <summary>How far the first name below reaches to the left of the matrix.</summary>
    public float Overhang => IsSlanted ? Slope * (WidestOf(_below) + LineHeight) - _cell / 2 : 0;

    private bool IsSlanted { get; }

    /// <summary>Draws the names.</summary>
    public void Draw(Picture picture, PixelRect data)
    {
        for (int i = 0; i < _beside.Length; i++)
        {
            DrawLines(picture, _beside[i], data.Left - 12, data.Top + (i + 0.5f) * _cell, SKTextAlign.Right);
            float x = data.Left + (i + 0.5f) * _cell;
            if (IsSlanted)
                DrawSlanted(picture, _below[i], x, data.Bottom + 16);
            else
                DrawLines(picture, _below[i], x, data.Bottom + 24 + LineHeight * (_below[i].Length - 1) / 2, SKTextAlign.Center);
        }
    }

    private static void DrawLines(Picture picture, string[] lines, float x, float middle, SKTextAlign align)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            float y = middle + (i - (lines.Length - 1) / 2f) * LineHeight;
            picture.Text(lines[i], x, y, PlotStyle.TickSize, PlotStyle.Grey, align);
        }
    }

    /// <summary>The lines end below the middle of their cell, one beside the other.</summary>
    private static void DrawSlanted(Picture picture, string[] lines, float x, float y)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            float along = (i - (lines.Length - 1) / 2f) * LineHeight / Slope;
            picture.Text(lines[i], x + 6 + along, y, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Right, degrees: -45);
        }
    }

    private static string[][] Wrapped(IReadOnlyList<string> names, float[] widths, int most)
    {
        float width = widths.FirstOrDefault(one => names.All(name => WrappedText.Fits(name, one, PlotStyle.TickSize, most)), widths[^1]);
        return [.. names.Select(name => WrappedText.Of(name, width, PlotStyle.TickSize, most))];
    }

    private static bool NoWordIsCut(string name, float width) =>
        name.Split(' ').All(word => Picture.WidthOf(word, PlotStyle.TickSize) <= width);

    private float HeightOfSlanted() => 20 + Slope * (WidestOf(_below) + LineHeight);

    private static float WidestOf(string[][] names) => names.Max(name => name.Max(line => Picture.WidthOf(line, PlotStyle.TickSize)));
}
