using GruSentiment.Data.Influence;
using GruSentiment.Lettering;
using GruSentiment.Models;
using GruSentiment.Presentation;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>influence.png</c>: for each class the words, and beside them the phrases, that move a model most toward it, as bars of
/// <see cref="InfluentialText.Influence"/>.
/// </summary>
internal static class InfluencePlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = PictureName.Influence;

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1200;

    /// <summary>Bars of a class in a column, at most.</summary>
    internal const int MostBars = 15;

    /// <summary>The most classes that are drawn; of more, the first.</summary>
    internal const int MostClasses = 8;

    private const float Top = 170, HeadHeight = 48, BarStep = 30, BarHeight = 20, BelowPanel = 30, Between = 40, LongestName = 210;

    private const float ValueWidth = 76;

    /// <summary>Draws the picture into a directory, which there must be.</summary>
    /// <returns>The picture's path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static string Save(string directory, ModelInfluence influence)
    {
        string path = Path.Combine(directory, FileName), file = Path.GetFileName(influence.Evaluation.DataPath);
        int rows = influence.Evaluation.Metrics.Rows;
        bool hasPhrases = influence.Classes.Any(one => one.Phrases.Count > 0);
        string figures = influence.ExplainedRows == rows ? Invariant($"{rows:N0} rows")
            : Invariant($"words: {influence.ExplainedRows:N0} of {rows:N0} rows{(hasPhrases ? "; phrases: all rows" : "")}");
        AtomicFile.Write(path, stream => Write(stream, influence.Classes, file, figures));
        return path;
    }

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="classes">What moves the model toward each class.</param>
    /// <param name="file">Name of the file that was looked at; cut where it is too long.</param>
    /// <param name="figures">How many rows were looked at.</param>
    public static void Write(Stream png, IReadOnlyList<ClassInfluence> classes, string file, string figures)
    {
        ClassInfluence[] shown = [.. classes.Take(MostClasses)];
        float height = Top + shown.Sum(HeightOf) + PlotStyle.Margin;
        using var picture = new Picture(Width, (int)height);
        picture.Title($"What moves the model: {BidiLine.Isolated(file)}", Width - 2 * PlotStyle.Margin);
        string leftOut = classes.Count > shown.Length ? Invariant($"; the first {shown.Length} of {classes.Count} classes") : "";
        picture.Subtitle(figures + leftOut);
        picture.Subtitle("beside a bar: mean added to the logit (texts with it); bar: that × √texts", line: 1);
        double strongestWord = Strongest(shown.SelectMany(one => one.Words.Take(MostBars)));
        double strongestPhrase = Strongest(shown.SelectMany(one => one.Phrases.Take(MostBars)));
        bool hasPhrases = strongestPhrase > 0;
        float column = hasPhrases ? (Width - 2 * PlotStyle.Margin - Between) / 2 : Width - 2 * PlotStyle.Margin;
        float top = Top;
        for (int i = 0; i < shown.Length; i++)
        {
            Color color = shown.Length == 2 && i == 0 ? PlotStyle.Vermilion : PlotStyle.Blue;
            string words = $"words toward {BidiLine.Isolated(shown[i].Label)}";
            DrawColumn(picture, words, shown[i].Words, strongestWord, color, PlotStyle.Margin, column, top);
            if (hasPhrases)
            {
                float left = PlotStyle.Margin + column + Between;
                DrawColumn(picture, "phrases", shown[i].Phrases, strongestPhrase, color, left, column, top);
            }
            top += HeightOf(shown[i]);
        }
        picture.WritePng(png);
    }

    private static double Strongest(IEnumerable<InfluentialText> texts) => texts.Select(text => text.Influence).DefaultIfEmpty(0).Max();

    private static float HeightOf(ClassInfluence one) =>
        HeadHeight + BelowPanel + BarStep * Math.Clamp(Math.Max(one.Words.Count, one.Phrases.Count), 1, MostBars);

    private static void DrawColumn(
        Picture picture, string name, IReadOnlyList<InfluentialText> texts, double strongest, Color color, float left, float width,
        float top)
    {
        string head = Picture.Fit(name, width, PlotStyle.LabelSize, bold: true);
        picture.Text(head, left, top + HeadHeight / 2 - 6, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
        using Paint paint = Paint.NewDisposablePaint();
        float start = left + LongestName + 12, room = width - LongestName - 12 - 2 * ValueWidth;
        for (int i = 0; i < Math.Min(MostBars, texts.Count); i++)
        {
            InfluentialText text = texts[i];
            float middle = top + HeadHeight + (i + 0.5f) * BarStep, end = start + (float)(room * text.Influence / strongest);
            picture.Text(
                Picture.Name(text.Text, LongestName, PlotStyle.TickSize), start - 12, middle, PlotStyle.TickSize, PlotStyle.Ink,
                SKTextAlign.Right);
            var bar = new PixelRect(start, Math.Max(end, start + 1), middle + BarHeight / 2, middle - BarHeight / 2);
            Drawing.FillRectangle(picture.Canvas, bar, paint, new FillStyle { Color = color });
            picture.Text(
                Invariant($"{text.Mean:0.00}  ({text.Texts:N0})"), end + 8, middle, 18, PlotStyle.Grey, SKTextAlign.Left);
        }
        if (texts.Count == 0)
            picture.Text("none", left, top + HeadHeight + BarStep / 2, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
    }
}
