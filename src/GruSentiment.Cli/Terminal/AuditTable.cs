using System.Globalization;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Audits;
using GruSentiment.Training.Audits;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>The tables of <c>audit</c>.</summary>
internal static class AuditTable
{
    private const int NarrowestColumn = 12, NarrowestText = 20;
    private const string Given = "given label";

    /// <summary>For each label, how many rows are to be expected to be of each class.</summary>
    public static IEnumerable<string> Noise(AuditResult result)
    {
        IReadOnlyList<string> labels = result.Predictions.Labels;
        int width = Math.Max(NarrowestColumn, labels.Max(DisplayWidth.Of) + 2), names = Math.Max(width, Given.Length + 2);
        string classes = string.Concat(labels.Select(label => DisplayWidth.PadLeft(label, width)));
        // The second heading stands over the classes, and begins with the first of them.
        yield return Given.PadRight(names + width - DisplayWidth.Of(labels[0])) + "true class (estimate)";
        yield return $"{"".PadRight(names)}{classes}     wrong";
        for (int label = 0; label < labels.Count; label++)
        {
            double[] rows = [.. Enumerable.Range(0, labels.Count).Select(@class => result.RowsOf(label, @class))];
            string counts = string.Concat(rows.Select(count => count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(width)));
            string wrong = Invariant($"{100 * (1 - rows[label] / rows.Sum()),8:0.0} %");
            yield return DisplayWidth.PadRight(labels[label], names) + counts + wrong;
        }
    }

    /// <summary>Suspects, a line each.</summary>
    /// <param name="suspects">Which; at least one.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="columns">Columns of a line at most, where a text is cut.</param>
    public static IEnumerable<string> Suspects(
        IReadOnlyList<Suspect> suspects, IReadOnlyDictionary<int, string> texts, int columns)
    {
        int width = suspects.Max(suspect => Math.Max(DisplayWidth.Of(suspect.Label), DisplayWidth.Of(suspect.Suggested)));
        width = Math.Max(width, "suggested".Length);
        yield return $"    row    line  {"label".PadRight(width)}  {"suggested".PadRight(width)}  confidence  text";
        foreach (Suspect suspect in suspects)
        {
            string places = Invariant($"{suspect.Row,7}{suspect.Line,8}");
            string labels = $"{DisplayWidth.PadRight(suspect.Label, width)}  {DisplayWidth.PadRight(suspect.Suggested, width)}";
            string start = $"{places}  {labels}  {Invariant($"{100 * suspect.Confidence,8:0.0} %")}  ";
            yield return start + CutText.Of(texts[suspect.Review], Math.Max(NarrowestText, columns - DisplayWidth.Of(start)));
        }
    }
}
