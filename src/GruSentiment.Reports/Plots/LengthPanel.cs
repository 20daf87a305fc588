using GruSentiment.Data.Statistics;
using GruSentiment.Lettering;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>How long the texts of one class are: a histogram.</summary>
/// <param name="Class">The class.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Longest">Where the axis ends, in tokens; longer texts are not drawn.</param>
/// <param name="MaxLength">Tokens that <c>train</c> keeps of a text.</param>
/// <param name="Tail">What the axis says of the texts that are not drawn.</param>
internal sealed record LengthPanel(ClassStatistics Class, Color Color, int Longest, int MaxLength, string Tail)
{
    private const int MostBars = 60;
    private const float LeftAxis = 112, BelowKey = 28, Square = 22, Gap = 12, BetweenEntries = 32, Sample = 46;

    /// <summary>Height of a line for the name.</summary>
    public const float NameHeight = 34;

    /// <summary>Share in percent of its highest bar.</summary>
    public double Highest => LengthBars.Of(Class.Lengths, Longest, MostBars).Highest;

    private string Figures => Invariant($": {Class.Rows:N0} {(Class.Rows == 1 ? "text" : "texts")}");

    private (LineStyle Line, int At, string Text)[] Marks =>
    [
        (new(3.5f, PlotStyle.Ink), Class.Lengths.Median, Invariant($"median {Class.Lengths.Median:N0}")),
        (new(3.5f, PlotStyle.Ink, new LinePattern([9, 5], 0, "percentile")), Class.Lengths.Percentile95,
            Invariant($"95th percentile {Class.Lengths.Percentile95:N0}")),
        (new(3.5f, PlotStyle.Grey, new LinePattern([2.5f, 4], 0, "limit")), MaxLength, Truncated()),
    ];

    private (LineStyle? Line, string Text)[] Key => [.. Marks.Select(mark => (mark.At <= Longest ? mark.Line : null, mark.Text))];

    /// <summary>Whether name and figures have room beside the key, in a picture of some width.</summary>
    public bool FitsBesideKey(float width)
    {
        float key = Key.Sum(WidthOf) + (Marks.Length - 1) * BetweenEntries;
        float room = width - 2 * PlotStyle.Margin - Square - 2 * Gap - key - Gap;
        return Picture.WidthOf(Class.Name + Figures, PlotStyle.LabelSize, bold: true) <= room;
    }

    /// <summary>Draws the panel.</summary>
    /// <param name="picture">Where to.</param>
    /// <param name="top">Upper edge of the data in pixels; the class's name and figures stand above it.</param>
    /// <param name="bottom">Lower edge of the data in pixels.</param>
    /// <param name="scale">Share at the upper end of the axis: the same in all panels.</param>
    /// <param name="nameAbove">Whether the name has a line of its own above the key.</param>
    /// <param name="isLast">Whether the axis is labelled below.</param>
    public void Draw(Picture picture, float top, float bottom, double scale, bool nameAbove, bool isLast)
    {
        var data = new PixelRect(LeftAxis, picture.Width - PlotStyle.Margin, bottom, top);
        var bars = LengthBars.Of(Class.Lengths, Longest, MostBars);
        double highest = scale * 1.08;
        using Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(0.5, Longest + 0.5, 0, highest);
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Numbers(1, Longest, most: Math.Min(12, Longest)));
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(0, highest, most: 5));
        for (int i = 0; i < bars.Shares.Count; i++)
        {
            double left = i * bars.Step + 0.5, right = Math.Min((i + 1) * bars.Step, Longest) + 0.5, gap = 0.06 * bars.Step;
            var bar = plot.Add.Rectangle(left + gap, right - gap, 0, bars.Shares[i]);
            (bar.FillColor, bar.LineWidth) = (Color, 0);
        }
        foreach ((LineStyle line, int at, _) in Marks.Where(mark => mark.At <= Longest))
            plot.Add.Line(at, 0, at, highest).LineStyle = line;
        picture.Draw(plot, data);

        picture.Centred("texts (%)", PlotStyle.Margin, data.VerticalCenter, upwards: true);
        if (isLast)
            picture.Centred(Invariant($"tokens in a text (training truncates at {MaxLength}){Tail}"), data.HorizontalCenter, bottom + 62);
        float key = DrawKey(picture, data.Right, top - BelowKey);
        if (nameAbove)
            DrawName(picture, top - BelowKey - NameHeight, data.Right);
        else
            DrawName(picture, top - BelowKey, key - 2 * Gap);
    }

    private void DrawName(Picture picture, float middle, float right)
    {
        using Paint paint = Paint.NewDisposablePaint();
        var square = new PixelRect(PlotStyle.Margin, PlotStyle.Margin + Square, middle + Square / 2, middle - Square / 2);
        Drawing.FillRectangle(picture.Canvas, square, paint, new FillStyle { Color = Color });
        float room = right - square.Right - Gap - Picture.WidthOf(Figures, PlotStyle.LabelSize, bold: true);
        string name = BidiLine.Isolated(Picture.Fit(Class.Name, room, PlotStyle.LabelSize, bold: true));
        picture.Text(name + Figures, square.Right + Gap, middle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
    }

    private string Truncated()
    {
        double cut = 100.0 * Class.Lengths.LongerThan(MaxLength) / Class.Rows;
        string share = cut == 0 ? "none" : Invariant($"{cut:0.0} %");
        return Invariant($"{share} truncated at {MaxLength}");
    }

    /// <summary>Says what the lines are, with their numbers; of a line that is not drawn the figure alone.</summary>
    /// <returns>The key's left edge.</returns>
    private float DrawKey(Picture picture, float right, float middle)
    {
        using Paint paint = Paint.NewDisposablePaint();
        right += BetweenEntries;
        foreach ((LineStyle? Line, string Text) entry in Key.Reverse())
        {
            float textRight = right - BetweenEntries;
            right = textRight - WidthOf(entry);
            picture.Text(entry.Text, textRight, middle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Right);
            if (entry.Line is not null)
                Drawing.DrawLine(picture.Canvas, paint, new PixelLine(right, middle, right + Sample, middle), entry.Line);
        }
        return right;
    }

    private static float WidthOf((LineStyle? Line, string Text) entry) =>
        Picture.WidthOf(entry.Text, PlotStyle.LabelSize) + (entry.Line is null ? 0 : Sample + Gap);
}
