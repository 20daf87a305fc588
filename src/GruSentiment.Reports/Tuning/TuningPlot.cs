using GruSentiment.Reports.Plots;
using GruSentiment.Training.Tuning;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using static System.FormattableString;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Tuning;

/// <summary>
/// <c>tune.png</c>: how much better than the defaults each trial is and the best one so far, over time; and what each option is worth.
/// </summary>
internal static class TuningPlot
{
    /// <summary>Its name in the search's directory.</summary>
    public const string Name = "tune.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1600;

    private const float Left = 150, PanelTop = 190, PanelBottom = 640, BarsTop = 860, HeadingTop = 774, BarHeight = 40;

    private const int MostBars = 13;

    /// <summary>How far below the defaults the picture reaches, in multiples of how far above.</summary>
    private const double Below = 1.5;

    private const string Note =
        "Each option is looked at alone. Options that were changed together share what they explain: "
        + "the shares can add up to more than 100 %.";

    private static readonly LineStyle s_best = new() { Color = PlotStyle.Green, Width = PlotStyle.LineWidth };

    private static readonly MarkerStyle s_default = new()
    {
        Shape = MarkerShape.FilledDiamond,
        Size = PlotStyle.MarkerSize + 6,
        FillColor = PlotStyle.Ink,
        LineColor = PlotStyle.Ink,
    };

    private static readonly Color[] s_rungs = [Color.FromHex("#9AA4AF"), PlotStyle.Blue, PlotStyle.Vermilion];

    /// <summary>Draws it.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="state">The search.</param>
    /// <param name="setting">What is searched.</param>
    public static void Write(Stream png, TuningState state, TuningSetting setting)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(setting);
        IReadOnlyList<OptionWorth> worths = OptionWorth.Of(state, setting, state.Scores!);
        float height = BarsTop + Math.Min(worths.Count, MostBars) * BarHeight + PlotStyle.Margin;
        using var picture = new Picture(Width, (int)height);
        string data = Path.GetFileName(state.Request.Data ?? "");
        picture.Title(Invariant($"{data}: {state.Trials.Count} trials"), Width - 2 * PlotStyle.Margin);
        TrialPoint[] points = [.. TrialPoint.Of(state)];
        double bottom = DrawTrials(picture, state, points, new PixelRect(Left, Width - PlotStyle.Margin, PanelBottom, PanelTop));
        DrawLegend(picture, LegendOf(points, bottom));
        DrawWorths(picture, worths, state.Options.Metric);
        picture.WritePng(png);
    }

    /// <summary>What the picture shows, and nothing that it does not.</summary>
    /// <param name="points">The trials.</param>
    /// <param name="bottom">Trials that are worse than this are drawn at the lower edge.</param>
    internal static IReadOnlyList<(MarkerStyle Mark, string Text)> LegendOf(IReadOnlyList<TrialPoint> points, double bottom)
    {
        var entries = new List<(MarkerStyle, string)>();
        if (points.Any(point => point.IsDefault))
            entries.Add((s_default, "the defaults (trial 1)"));
        TrialPoint[] others = [.. points.Where(point => !point.IsDefault)];
        foreach (IGrouping<int, TrialPoint> rung in others.Where(point => point.Better >= bottom).GroupBy(point => point.Rung)
            .OrderBy(rung => rung.Key))
        {
            (int least, int most) = (rung.Min(point => point.Folds), rung.Max(point => point.Folds));
            string text = most == 1 ? "1 fold" : least == most ? Invariant($"{most} folds") : Invariant($"{least} to {most} folds");
            entries.Add((Mark(rung.Key), text));
        }
        if (others.Any(point => point.Better < bottom))
            entries.Add((Off(), "below the picture"));
        return entries;
    }

    private static void DrawLegend(Picture picture, IReadOnlyList<(MarkerStyle Mark, string Text)> entries)
    {
        const float Y = 112, Sample = 40;
        float x = PlotStyle.Margin;
        using Paint paint = Paint.NewDisposablePaint();
        foreach ((MarkerStyle mark, string text) in entries)
        {
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(x + 12, Y), mark);
            Write(text, 34);
        }
        Drawing.DrawLine(picture.Canvas, paint, new PixelLine(x, Y, x + Sample, Y), s_best);
        Write("best so far", Sample + 12);

        void Write(string text, float before)
        {
            picture.Text(text, x + before, Y, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += before + Picture.WidthOf(text, PlotStyle.LabelSize) + 40;
        }
    }

    /// <summary>Draws the trials and the best one so far.</summary>
    /// <returns>By how much the best that is below the picture is better than the defaults, at most.</returns>
    private static double DrawTrials(Picture picture, TuningState state, TrialPoint[] points, PixelRect data)
    {
        double scale = state.Options.Metric == TuningMetric.Loss ? 1 : 100;
        double top = scale * Math.Max(points.Select(point => point.Better + point.Error).Append(0).Max(), 1e-3) * 1.1;
        double lowest = scale * Math.Min(0, points.Select(point => point.Better).Append(0).Min()) * 1.1 - 0.05 * top;
        double bottom = Math.Max(-Below * top, lowest);
        double right = state.Trials.SelectMany(trial => trial.Folds).Select(fold => fold.EndedAt).Append(1).Max() * 1.03;
        (string unit, double seconds) = right > 300 ? ("minutes", 60) : ("seconds", 1.0);
        Plot plot = PlotStyle.NewPlot();
        plot.Add.HorizontalLine(0, 2, PlotStyle.Grey, LinePattern.Dashed);
        foreach (TrialPoint point in points.Where(point => !point.IsDefault))
        {
            double y = scale * point.Better;
            bool isBelow = y < bottom;
            plot.Add.Marker(point.Seconds / seconds, isBelow ? bottom + 0.025 * (top - bottom) : y).MarkerStyle =
                isBelow ? Off() : Mark(point.Rung);
        }
        TrialPoint[] best = [.. TrialPoint.BestSoFar(state)];
        Coordinates[] steps = [.. Steps(best, right).Select(at => new Coordinates(at.X / seconds, scale * at.Y))];
        plot.Add.ScatterLine(steps).LineStyle = s_best;
        foreach (TrialPoint point in points.Where(point => point.IsDefault))
            plot.Add.Marker(point.Seconds / seconds, 0).MarkerStyle = s_default;
        plot.Axes.SetLimits(0, right / seconds, bottom, top);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(bottom, top, most: 7));
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Numbers(0, right / seconds, most: 10));
        picture.Draw(plot, data);
        picture.Centred($"better than the defaults ({UnitOf(state.Options.Metric)})", PlotStyle.Margin, data.VerticalCenter, upwards: true);
        picture.Centred(unit, data.HorizontalCenter, data.Bottom + 58);
        return bottom / scale;
    }

    /// <summary>A line that stays at a point's height until the next one.</summary>
    private static IEnumerable<Coordinates> Steps(TrialPoint[] points, double right)
    {
        for (int i = 0; i < points.Length; i++)
        {
            yield return new Coordinates(points[i].Seconds, points[i].Better);
            yield return new Coordinates(i + 1 < points.Length ? points[i + 1].Seconds : right, points[i].Better);
        }
    }

    private static void DrawWorths(Picture picture, IReadOnlyList<OptionWorth> worths, TuningMetric metric)
    {
        const float Bar = 620, Label = 250, Groups = 1090;
        picture.Text(
            "What each option is worth: the share of the scores' variance that it explains alone", PlotStyle.Margin,
            HeadingTop, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
        picture.Text("better than at the default", Groups, HeadingTop, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
        picture.Text(
            worths.Count == 0 ? "too few trials to say" : Note, PlotStyle.Margin, HeadingTop + 34, PlotStyle.TickSize, PlotStyle.Grey,
            SKTextAlign.Left);
        using var paint = new SKPaint { Color = PlotStyle.Blue.ToSKColor(), IsAntialias = true };
        double most = Math.Max(worths.Select(worth => worth.Share).Append(0).Max(), 0.05);
        for (int i = 0; i < Math.Min(worths.Count, MostBars); i++)
        {
            float y = BarsTop + i * BarHeight;
            OptionWorth worth = worths[i];
            picture.Text(worth.Name, PlotStyle.Margin + Label, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Right);
            float width = (float)(Bar * worth.Share / most);
            picture.Canvas.DrawRect(PlotStyle.Margin + Label + 14, y - 13, Math.Max(width, 1), 26, paint);
            string share = Invariant($"{100 * worth.Share:0} %");
            picture.Text(share, PlotStyle.Margin + Label + 26 + width, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Left);
            string groups = Picture.Fit(GroupsText(worth, metric), Width - Groups - PlotStyle.Margin, PlotStyle.TickSize);
            picture.Text(groups, Groups, y, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
        }
    }

    /// <summary>By how much trials with other values were better, on average: <c>lower −0.012, higher +0.004</c>.</summary>
    private static string GroupsText(OptionWorth worth, TuningMetric metric) => worth.Groups.Count < 2 ? "not tried" : string.Join(
        ", ", worth.Groups.Where(group => group.Name != OptionWorthGroup.Default && group.Better is not null).Select(group =>
            metric == TuningMetric.Loss ? Invariant($"{group.Name} {group.Better:+0.000;−0.000;0.000}")
                : Invariant($"{group.Name} {100 * group.Better:+0.0;−0.0;0.0}")));

    private static string UnitOf(TuningMetric metric) => metric switch
    {
        TuningMetric.Loss => "loss, nats",
        TuningMetric.Accuracy => "accuracy, points",
        _ => "F1, points",
    };

    private static MarkerStyle Mark(int rung) => new()
    {
        Shape = MarkerShape.FilledCircle,
        Size = PlotStyle.MarkerSize + 2,
        FillColor = s_rungs[rung],
        LineColor = s_rungs[rung],
    };

    private static MarkerStyle Off() => new()
    {
        Shape = MarkerShape.FilledTriangleDown,
        Size = PlotStyle.MarkerSize,
        FillColor = s_rungs[0],
        LineColor = s_rungs[0],
    };
}
