using GruSentiment.Data.Statistics;
using GruSentiment.Models;
using GruSentiment.Reports.Lettering;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>stats.png</c>: above, the classes' shares of all rows in one bar; below, for each class how long its texts are, with median, 95th
/// percentile and the length at which <c>train</c> truncates.
/// </summary>
public static class StatisticsPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "stats.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1200;

    /// <summary>The most classes whose lengths are drawn; the largest ones.</summary>
    internal const int MostClasses = 6;

    private const float BarTop = 108, BarHeight = 44, FirstPanel = 246, PanelHeight = 150, PanelStep = 214, BelowPanels = 62;

    /// <summary>Of each class so many texts fit on the axis, at least.</summary>
    private const double ShownShare = 0.99;

    // Okabe and Ito, as in PlotStyle, in an order in which neighbours are told apart by lightness too.
    private static readonly Color[] s_colors =
    [
        PlotStyle.Vermilion, PlotStyle.Blue, Color.FromHex("#E69F00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"),
        Color.FromHex("#56B4E9"),
    ];

    /// <summary>Draws the picture into a directory, which is made where there is none.</summary>
    /// <returns>The picture's path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static string Save(string directory, SetStatistics set, int maxLength, string title)
    {
        string path = Path.Combine(directory, FileName);
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: can't be made: {e.Message}", e);
        }
        AtomicFile.Write(path, stream => Write(stream, set, maxLength, title));
        return path;
    }

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="set">What is in the file.</param>
    /// <param name="maxLength">Tokens that <c>train</c> keeps of a text.</param>
    /// <param name="title">What was looked at; cut where it is too long.</param>
    public static void Write(Stream png, SetStatistics set, int maxLength, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(title);
        ClassStatistics[] shown = [.. set.Classes.OrderByDescending(one => one.Rows).Take(MostClasses)];
        (ClassStatistics Class, Color Color)[] classes =
            [.. set.Classes.Where(shown.Contains).Select((one, index) => (one, ColorOf(index, shown.Length)))];
        int height = (int)(FirstPanel + (classes.Length - 1) * PanelStep + PanelHeight + BelowPanels + PlotStyle.Margin);
        using var picture = new Picture(Width, height);
        picture.Title(FormattableString.Invariant($"{title}{BidiLine.LeftToRightMark}: {set.Rows:N0} rows"), Width - 2 * PlotStyle.Margin);
        DrawShares(picture, classes, set.Rows);
        int longest = Math.Max(5, (int)Math.Ceiling(classes.Max(one => one.Class.Lengths.Quantile(ShownShare)) * 1.02));
        for (int i = 0; i < classes.Length; i++)
        {
            float top = FirstPanel + i * PanelStep;
            var panel = new LengthPanel(classes[i].Class, classes[i].Color, longest, maxLength);
            panel.Draw(picture, top, top + PanelHeight, isLast: i == classes.Length - 1);
        }
        picture.WritePng(png);
    }

    /// <summary>With two classes, blue is the positive one, which stands last.</summary>
    private static Color ColorOf(int index, int classes) => classes == 3 ? s_colors[index == 1 ? 2 : index / 2] : s_colors[index];

    private static void DrawShares(Picture picture, (ClassStatistics Class, Color Color)[] classes, int rows)
    {
        using Paint paint = Paint.NewDisposablePaint();
        float left = PlotStyle.Margin, whole = picture.Width - 2 * PlotStyle.Margin;
        FillBar(left, left + whole, PlotStyle.Light);
        foreach ((ClassStatistics one, Color color) in classes)
        {
            float width = whole * one.Rows / rows;
            FillBar(left, left + width, color);
            string share = FormattableString.Invariant($"{100 * one.Share:0.0} %");
            string text = new[] { $"{BidiLine.Isolated(one.Name)} {share}", share }
                .FirstOrDefault(words => Picture.WidthOf(words, PlotStyle.LabelSize, bold: true) <= width - 12) ?? "";
            Color ink = color.Luminance > 0.45 ? PlotStyle.Ink : Colors.White;
            picture.Text(text, left + width / 2, BarTop + BarHeight / 2, PlotStyle.LabelSize, ink, SKTextAlign.Center, bold: true);
            left += width;
        }

        void FillBar(float from, float to, Color fill) => Drawing.FillRectangle(
            picture.Canvas, new PixelRect(from, to, BarTop + BarHeight, BarTop), paint, new FillStyle { Color = fill });
    }
}
