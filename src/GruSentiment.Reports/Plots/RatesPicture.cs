using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>A square plot of two rates in percent, with room on its right for a legend.</summary>
internal sealed class RatesPicture : IDisposable
{
    /// <summary>Width without a legend, in pixels.</summary>
    internal const int Width = 860;

    private const float NarrowestLegend = 340, WidestLegend = 460;

    /// <summary>Height in pixels.</summary>
    internal const int Height = 980;

    private const float LeftAxis = 124, BottomAxis = 96, Square = Width - PlotStyle.Margin - LeftAxis;
    private const float LegendLine = 31, Sample = 44, Gap = 12;

    private readonly Picture _picture;
    private readonly PixelRect _data =
        new(LeftAxis, LeftAxis + Square, Height - BottomAxis, Height - BottomAxis - Square);

    /// <param name="title">What was measured; cut where it is too long.</param>
    /// <param name="subtitles">Lines below it.</param>
    /// <param name="legend">The curves that are to have a legend.</param>
    public RatesPicture(string title, IReadOnlyList<string> subtitles, params IReadOnlyList<ClassCurve> legend)
    {
        _picture = new Picture(Width + (int)WidthOf(legend), Height);
        _picture.Title(title, _picture.Width - 2 * PlotStyle.Margin);
        for (int i = 0; i < subtitles.Count; i++)
            _picture.Subtitle(subtitles[i], i);
        Plot = PlotStyle.NewPlot();
        Plot.Axes.SetLimits(-2, 102, -2, 102);
        Plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(0, 100, most: 6));
        Plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Numbers(0, 100, most: 6));
    }

    /// <summary>Takes the curves.</summary>
    public Plot Plot { get; }

    /// <summary>Adds a curve.</summary>
    public void Add(IEnumerable<Coordinates> points, LineStyle line) => Plot.Add.ScatterLine(points.ToArray()).LineStyle = line;

    /// <summary>Draws the plot, with the names of its axes.</summary>
    public void DrawPlot(string across, string upwards)
    {
        _picture.Draw(Plot, _data);
        _picture.Centred(upwards, PlotStyle.Margin, _data.VerticalCenter, upwards: true);
        _picture.Centred(across, _data.HorizontalCenter, Height - 36);
    }

    /// <summary>Writes a remark into the plot, about its middle.</summary>
    public void Remark(string text, double x, double y, float degrees = 0) =>
        _picture.Text(text, X(x), Y(y), PlotStyle.LabelSize, PlotStyle.Grey, SKTextAlign.Center, degrees: degrees);

    /// <summary>Says what the mark is, a line below the other, from a place of the plot on downwards and to the left or right.</summary>
    public void DrawKey(IReadOnlyList<string> lines, double x, double y, bool leftwards)
    {
        const float LineHeight = 36;
        float width = lines.Max(line => Picture.WidthOf(line, PlotStyle.LabelSize));
        float left = leftwards ? X(x) - width : X(x) + 36, top = Y(y);
        using Paint paint = Paint.NewDisposablePaint();
        var behind = new PixelRect(left - 48, left + width + 12, top + (lines.Count - 0.4f) * LineHeight, top - 0.6f * LineHeight);
        Drawing.FillRectangle(_picture.Canvas, behind, paint, new FillStyle { Color = Colors.White });
        Drawing.DrawMarker(_picture.Canvas, paint, new Pixel(left - 24, top), CurveStyle.Validation.Best);
        for (int i = 0; i < lines.Count; i++)
            _picture.Text(lines[i], left, top + i * LineHeight, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
    }

    /// <summary>Draws the legend: a heading, then each curve's line, name and figure.</summary>
    public void DrawLegend(string heading, IReadOnlyList<ClassCurve> curves)
    {
        float left = Width, right = _picture.Width - PlotStyle.Margin, y = _data.Top + 8;
        _picture.Text(heading, left, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
        using Paint paint = Paint.NewDisposablePaint();
        int rows = (int)((_data.Height - LegendLine) / LegendLine);
        foreach (ClassCurve curve in curves.Take(curves.Count > rows ? rows - 1 : rows))
        {
            y += LegendLine;
            Drawing.DrawLine(_picture.Canvas, paint, new PixelLine(left, y, left + Sample, y), curve.Line);
            _picture.Text(curve.Figure, right, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Right);
            float room = right - Picture.WidthOf(curve.Figure, PlotStyle.TickSize) - left - Sample - 2 * Gap;
            _picture.Text(
                Picture.Name(curve.Name, room, PlotStyle.TickSize), left + Sample + Gap, y, PlotStyle.TickSize, PlotStyle.Ink,
                SKTextAlign.Left);
        }
        if (curves.Count > rows)
        {
            string more = FormattableString.Invariant($"and {curves.Count - rows + 1} more, of higher values");
            _picture.Text(more, left, y + LegendLine, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
        }
    }

    /// <summary>Writes the picture.</summary>
    public void WritePng(Stream stream) => _picture.WritePng(stream);

    /// <inheritdoc/>
    public void Dispose()
    {
        Plot.Dispose();
        _picture.Dispose();
    }

    private static float WidthOf(IReadOnlyList<ClassCurve> legend)
    {
        if (legend.Count == 0)
            return 0;
        float texts = legend.Max(curve => Picture.WidthOf($"{curve.Name}  {curve.Figure}", PlotStyle.TickSize));
        return Math.Clamp(Sample + 2 * Gap + texts + PlotStyle.Margin, NarrowestLegend, WidestLegend);
    }

    private float X(double percent) => _data.Left + (float)((percent + 2) / 104) * _data.Width;

    private float Y(double percent) => _data.Bottom - (float)((percent + 2) / 104) * _data.Height;
}
