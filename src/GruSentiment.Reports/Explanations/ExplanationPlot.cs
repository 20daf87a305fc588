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
/// <c>explanation.png</c>: the text with what its words add in colour; then, a column a word, the same as bars, the probability after each
/// word, and the gates of the GRU at work.
/// </summary>
internal static class ExplanationPlot
{
    /// <summary>Width of the picture in pixels.</summary>
    public const int Width = 1200;

    private const int MostBars = 350;

    private const float TextTop = 148, LeftAxis = 150, Heading = 54, Remark = 32, BarsHeight = 150, AnswersHeight = 170, Between = 44;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="labelled">What is explained.</param>
    public static void Write(Stream png, LabelledExplanation labelled)
    {
        Explanation explanation = labelled.Explanation;
        if (explanation.Words.Count == 0)
        {
            using var note = new Picture(Width, 160);
            DrawTitle(note, labelled);
            note.Subtitle("The text has no word that the model reads: this is its answer to an empty text.");
            note.WritePng(png);
            return;
        }
        IReadOnlyList<Stretch> stretches = Stretch.Strongest(explanation, TextBoxes.MostWords);
        var text = new TextBoxes(explanation, stretches, Width - 2 * PlotStyle.Margin);
        var axis = new WordAxis(explanation, LeftAxis, Width - PlotStyle.Margin);
        float bars = TextTop + text.Height + Between / 2 + Heading + Remark;
        float answers = bars + BarsHeight + axis.NamesHeight + Between + Heading;
        float gates = answers + AnswersHeight + Between;
        float gate = Heading + Remark + GatePanel.Height + Between;
        float names = explanation.Gates is null ? gates - Between : gates + 2 * gate - Between;
        using var picture = new Picture(Width, (int)(names + axis.NamesHeight + 34 + PlotStyle.Margin));

        DrawTitle(picture, labelled);
        DrawKey(picture, explanation, stretches);
        text.Draw(picture, PlotStyle.Margin, TextTop);
        DrawBars(picture, labelled, axis, stretches, bars);
        DrawAnswers(picture, labelled, axis, stretches, answers);
        if (explanation.Gates is { } activity)
            DrawGates(picture, explanation, activity, axis, gates, gate);
        axis.DrawNames(picture, names);
        string under = axis.IsNamed ? "words, in reading order" : "number of the word";
        picture.Text(
            under, (axis.Left + axis.Right) / 2, names + axis.NamesHeight + 22, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Center);
        picture.WritePng(png);
    }

    private static void DrawTitle(Picture picture, LabelledExplanation labelled)
    {
        string label = Picture.Name(labelled.Label, 700, PlotStyle.TitleSize);
        string row = labelled.Number > 0 ? FormattableString.Invariant($"Row {labelled.Number:N0}: ") : "Answer: ";
        picture.Title($"{row}{label}{BidiLine.LeftToRightMark}{labelled.Behind}", Width - 2 * PlotStyle.Margin);
    }

    private static string Class(Explanation explanation) => Picture.Name(explanation.Label, 300, PlotStyle.LabelSize);

    private static void DrawKey(Picture picture, Explanation explanation, IReadOnlyList<Stretch> stretches)
    {
        const float Square = 24, Middle = PlotStyle.TitleMiddle + 52;
        float x = PlotStyle.Margin;
        Entry(1, $"speaks for {Class(explanation)}");
        Entry(-1, "speaks against it");
        string last = stretches is [{ First: 0 } only] && only.End == explanation.Words.Count ? "The darker, the more."
            : FormattableString.Invariant($"The darker, the more. Strongest parts of {explanation.Words.Count:N0} words.");
        picture.Text(last, x, Middle, PlotStyle.LabelSize, PlotStyle.Grey, SKTextAlign.Left);

        void Entry(int sign, string text)
        {
            using var paint = new SKPaint { Color = ContributionColor.Of(sign).ToSKColor(), IsAntialias = true };
            picture.Canvas.DrawRoundRect(x, Middle - Square / 2, Square, Square, 5, 5, paint);
            picture.Text(text, x + Square + 10, Middle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += Square + 10 + Picture.WidthOf(text, PlotStyle.LabelSize) + 32;
        }
    }

    private static void DrawBars(
        Picture picture, LabelledExplanation labelled, WordAxis axis, IReadOnlyList<Stretch> stretches, float top)
    {
        Explanation explanation = labelled.Explanation;
        DrawHeading(picture, $"What each word adds to the logit of {Class(explanation)}", top - Remark);
        double words = explanation.Words.Sum(word => word.Contribution);
        string rule = DecisionRule.Of(explanation, labelled.Threshold, Class(explanation));
        picture.Text(
            FormattableString.Invariant($"base {explanation.Base:0.00}, all words together {words:+0.00;-0.00;0.00}, logit ")
                + FormattableString.Invariant($"{explanation.Logit:0.00}{rule}"),
            PlotStyle.Margin, top - Remark + 4, PlotStyle.LabelSize - 2, PlotStyle.Grey, SKTextAlign.Left);

        double most = TextPieces.Strongest(explanation), highest = explanation.Words.Max(word => word.Contribution);
        double lowest = explanation.Words.Min(word => word.Contribution);
        most = most > 0 ? most : 1;
        (lowest, highest) = (Math.Min(lowest, -0.12 * most) - 0.06 * most, Math.Max(highest, 0.12 * most) + 0.06 * most);
        using Plot plot = axis.NewPlot(lowest, highest, ticks: 5);
        Shade(plot, axis, stretches, lowest, highest);
        double half = axis.IsNamed ? Math.Min(0.38, 30 / axis.Column) : 0.5;
        int together = (explanation.Words.Count + MostBars - 1) / MostBars;
        foreach ((int i, WordContribution[] bin) in explanation.Words.Chunk(together).Index())
        {
            double left = i * together - half, right = Math.Min((i + 1) * together, axis.Words) - 1 + half;
            // Of words that share a bar, the strongest for and the strongest against.
            Bar(left, right, bin.Max(word => word.Contribution), 1);
            Bar(left, right, bin.Min(word => word.Contribution), -1);
        }
        plot.Add.Line(-0.5, 0, axis.Words - 0.5, 0).LineStyle = new(2, PlotStyle.Ink);
        plot.Axes.Bottom.IsVisible = false;
        picture.Draw(plot, axis.Data(top, top + BarsHeight));
        picture.Centred("logit", PlotStyle.Margin + 12, top + BarsHeight / 2, upwards: true);
        axis.DrawNames(picture, top + BarsHeight);

        void Bar(double left, double right, double contribution, int sign)
        {
            if (contribution * sign <= 0)
                return;
            var bar = plot.Add.Rectangle(left, right, 0, contribution);
            (bar.FillColor, bar.LineWidth) = (ContributionColor.Of(sign), 0);
        }
    }

    private static void DrawAnswers(
        Picture picture, LabelledExplanation labelled, WordAxis axis, IReadOnlyList<Stretch> stretches, float top)
    {
        (Explanation explanation, double threshold) = (labelled.Explanation, labelled.Threshold);
        bool isTwo = explanation.Prediction.Labels.Count == 2;
        string heading = $"Probability of {Class(explanation)} after {AnswerStep.Of(explanation)}";
        DrawHeading(picture, heading, top);
        using Plot plot = axis.NewPlot(-0.03, 1.03, ticks: 3);
        Shade(plot, axis, stretches, -0.03, 1.03);
        if (isTwo)
            AddThreshold(plot, axis, threshold);
        int last = explanation.FromBack.Count > 0 ? explanation.FromBack[^1].Words : 0;
        if (last > 0)
        {
            DirectionStyle.Of(1).Add(
                plot, [.. explanation.FromBack.Select(part => new Coordinates(last - part.Words, part.Probability))], axis);
        }
        DirectionStyle.Of(0).Add(
            plot, [.. explanation.FromFront.Select(part => new Coordinates(part.Words - 1, part.Probability))], axis);
        picture.Draw(plot, axis.Data(top, top + AnswersHeight));
        DrawDirections(picture, last > 0 ? 2 : 1, top - 28, PlotStyle.Margin + WidthOfHeading(heading));
    }

    /// <summary>A line with its number at the axis; a number beside it that it would stand upon is left out.</summary>
    private static void AddThreshold(Plot plot, WordAxis axis, double threshold)
    {
        plot.Add.Line(-0.5, threshold, axis.Words - 0.5, threshold).LineStyle = new(1.5f, PlotStyle.Grey);
        if (threshold == 0.5)
            return;
        double[] numbers = [threshold, .. new double[] { 0, 1 }.Where(end => Math.Abs(end - threshold) > 0.15)];
        plot.Axes.Left.TickGenerator = new NumericManual(
            numbers, [.. numbers.Select(number => FormattableString.Invariant($"{number:0.0##}"))]);
    }

    private static void DrawGates(
        Picture picture, Explanation explanation, GateActivity activity, WordAxis axis, float top, float step)
    {
        int[] order = UnitOrder.Of(activity);
        int[] read = [.. explanation.Words.Index().Where(word => word.Item.IsRead).Select(word => word.Index)];
        (string Name, string Remark, IReadOnlyList<float> Values)[] gates =
        [
            ("Update gate: does a unit keep its memory?",
                ReadingLimit.Of(explanation) is { } limit ? $"1: it keeps it, 0: it replaces it. {limit}"
                    : "1: it keeps it, 0: it replaces it by what this word says. A row is a unit; those that keep most are at the top.",
                activity.Update),
            ("Reset gate: does a unit look at its memory when it reads this word?",
                "1: it sees all of it, 0: it ignores it. Rows as above.",
                activity.Reset),
        ];
        foreach ((string name, string remark, IReadOnlyList<float> values) in gates)
        {
            float panel = top + Heading + Remark;
            DrawHeading(picture, name, panel - Remark);
            picture.Text(remark, PlotStyle.Margin, panel - Remark + 4, PlotStyle.LabelSize - 2, PlotStyle.Grey, SKTextAlign.Left);
            DrawScale(picture, panel - Remark - 26);
            new GatePanel(activity, values, order, read).Draw(picture, axis, panel);
            top += step;
        }
    }

    private static void DrawHeading(Picture picture, string text, float top) =>
        picture.Text(text, PlotStyle.Margin, top - 28, PlotStyle.LabelSize + 2, PlotStyle.Ink, SKTextAlign.Left, bold: true);

    private static float WidthOfHeading(string text) => Picture.WidthOf(text, PlotStyle.LabelSize + 2, bold: true);

    /// <summary>Marks what of a long text is shown above.</summary>
    private static void Shade(Plot plot, WordAxis axis, IReadOnlyList<Stretch> stretches, double lowest, double highest)
    {
        if (axis.IsNamed)
            return;
        foreach (Stretch stretch in stretches)
        {
            var band = plot.Add.Rectangle(stretch.First - 0.5, stretch.End - 0.5, lowest, highest);
            (band.FillColor, band.LineWidth) = (Color.FromHex("#F1F3F5"), 0);
        }
    }

    /// <summary>Says which line is which, at the right end of a heading; where there is no room beside it, above it.</summary>
    private static void DrawDirections(Picture picture, int directions, float middle, float headingRight)
    {
        const float Sample = 52, Gap = 10, Between = 28, Above = 34;
        using Paint paint = Paint.NewDisposablePaint();
        DirectionStyle[] styles = [.. Enumerable.Range(0, directions).Select(DirectionStyle.Of)];
        float right = Width - PlotStyle.Margin;
        float left = right - styles.Sum(style => WidthOf(style) + Sample + Gap) - (directions - 1) * Between;
        middle -= left < headingRight + Between ? Above : 0;
        foreach (DirectionStyle style in styles.Reverse())
        {
            right -= WidthOf(style);
            picture.Text(style.Name, right, middle, PlotStyle.LabelSize - 2, PlotStyle.Ink, SKTextAlign.Left);
            right -= Sample + Gap;
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(right, middle, right + Sample, middle), style.Line);
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(right + Sample / 2, middle), style.Mark(10));
            right -= Between;
        }

        static float WidthOf(DirectionStyle style) => Picture.WidthOf(style.Name, PlotStyle.LabelSize - 2);
    }

    private static void DrawScale(Picture picture, float middle)
    {
        const int Length = 160, Height = 20;
        float left = Width - PlotStyle.Margin - Length - 24;
        using var paint = new SKPaint();
        for (int i = 0; i < Length; i++)
        {
            paint.Color = GatePanel.ColorOf(i / (Length - 1.0)).ToSKColor();
            picture.Canvas.DrawRect(left + i, middle - Height / 2, 1, Height, paint);
        }
        using var frame = new SKPaint { Color = PlotStyle.Grey.ToSKColor(), IsStroke = true, StrokeWidth = 1 };
        picture.Canvas.DrawRect(left, middle - Height / 2, Length, Height, frame);
        picture.Text("0", left - 10, middle, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Right);
        picture.Text("1", left + Length + 10, middle, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
    }
}
