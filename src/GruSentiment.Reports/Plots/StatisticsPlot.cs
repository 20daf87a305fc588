using System.Globalization;
using GruSentiment.Data.Statistics;
using GruSentiment.Lettering;
using GruSentiment.Models;
using GruSentiment.Presentation;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>stats.png</c>: above, the classes' shares of all rows in one bar; below, for each class how long its texts are, with median, 95th
/// percentile and the length at which <c>train</c> truncates. More than six classes have a row each instead.
/// </summary>
public static class StatisticsPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = PictureName.Statistics;

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1200;

    /// <summary>The most classes that have a panel each; more have a row.</summary>
    internal const int MostPanels = PlotStyle.MostClassColors;

    /// <summary>The most classes that are drawn; the largest ones, and how many are not is said.</summary>
    internal const int MostClasses = 40;

    private const float BarTop = 108, FirstPanel = 246, PanelHeight = 150, PanelStep = 214, BelowPanels = 62;

    /// <summary>Of each class so many texts fit on the axis, at least.</summary>
    private const double ShownShare = 0.99;

    /// <summary>Draws the picture into a directory, which is made where there is none.</summary>
    /// <returns>The picture's path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static string Save(string directory, SetStatistics set, int maxLength, string title)
    {
        string path = Path.Combine(directory, FileName);
        OutputDirectory.Make(directory);
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
        ClassStatistics[] largest = [.. set.Classes.OrderByDescending(one => one.Rows).Take(MostClasses)];
        ClassStatistics[] shown = [.. set.Classes.Where(largest.Contains)];
        int longest = Math.Max(5, (int)Math.Ceiling(shown.Max(one => one.Lengths.Quantile(ShownShare)) * 1.02));
        string heading = FormattableString.Invariant($"{title}{BidiLine.LeftToRightMark}: {set.Rows:N0} rows");
        if (shown.Length <= MostPanels)
            WritePanels(png, set, shown, longest, maxLength, heading);
        else
            WriteRows(png, set, shown, longest, maxLength, heading);
    }

    private static void WritePanels(
        Stream png, SetStatistics set, ClassStatistics[] shown, int longest, int maxLength, string heading)
    {
        LengthPanel[] panels = [.. shown.Select((one, index) =>
            new LengthPanel(one, PlotStyle.ClassColor(index, shown.Length), longest, maxLength, TailText(set, longest)))];
        // Names that are too long for a place beside the key have a line of their own.
        bool nameAbove = panels.Any(panel => !panel.FitsBesideKey(Width));
        float more = nameAbove ? LengthPanel.NameHeight : 0, first = FirstPanel + more, step = PanelStep + more;
        int height = (int)(first + (shown.Length - 1) * step + PanelHeight + BelowPanels + PlotStyle.Margin);
        using var picture = new Picture(Width, height);
        picture.Title(heading, Width - 2 * PlotStyle.Margin);
        new ShareBar(picture, BarTop).Draw([.. panels.Select(panel => (panel.Class, panel.Color))], set.Rows);
        double scale = panels.Max(panel => panel.Highest);
        for (int i = 0; i < panels.Length; i++)
        {
            float top = first + i * step;
            panels[i].Draw(picture, top, top + PanelHeight, scale, nameAbove, isLast: i == panels.Length - 1);
        }
        picture.WritePng(png);
    }

    private static void WriteRows(Stream png, SetStatistics set, ClassStatistics[] shown, int longest, int maxLength, string heading)
    {
        using var picture = new Picture(Width, (int)(BarTop + 24 + shown.Length * LengthRows.RowHeight + BelowPanels + PlotStyle.Margin));
        int left = set.Classes.Count - shown.Length;
        string more = left == 0 ? "" : FormattableString.Invariant($", the {shown.Length} largest of {set.Classes.Count} classes");
        picture.Title(heading + more, Width - 2 * PlotStyle.Margin);
        string axis = FormattableString.Invariant($"tokens in a text (training truncates at {maxLength}){TailText(set, longest)}");
        new LengthRows(picture, shown, longest).Draw(BarTop, axis);
        picture.WritePng(png);
    }

    /// <summary>How many texts are too long for the axis.</summary>
    private static string TailText(SetStatistics set, int longest)
    {
        int longer = set.Lengths.LongerThan(longest);
        double share = 100.0 * longer / set.Lengths.Count;
        string percent = share < 0.05 ? "under 0.1" : share.ToString("0.0", CultureInfo.InvariantCulture);
        return longer == 0 ? "" : FormattableString.Invariant($"; {percent} % have more than {longest:N0}, not shown");
    }
}
