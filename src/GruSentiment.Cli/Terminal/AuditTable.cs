using System.Globalization;
using GruSentiment.Data.Audits;
using GruSentiment.Options;
using GruSentiment.Training.Audits;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>The tables of <c>audit</c>.</summary>
internal static class AuditTable
{
    private const int NarrowestColumn = 12;

    /// <summary>For each label, how many rows are to be expected to be of each class.</summary>
    public static IEnumerable<string> Noise(AuditResult result)
    {
        IReadOnlyList<string> labels = result.Predictions.Labels;
        int width = Math.Max(NarrowestColumn, labels.Max(label => label.Length) + 2);
        string classes = string.Concat(labels.Select(label => label.PadLeft(width)));
        yield return $"{"label".PadRight(width)}{classes}     wrong  (true class, estimate)";
        for (int label = 0; label < labels.Count; label++)
        {
            double[] rows = [.. Enumerable.Range(0, labels.Count).Select(@class => result.RowsOf(label, @class))];
            string counts = string.Concat(rows.Select(count => count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(width)));
            yield return labels[label].PadRight(width) + counts + Invariant($"{100 * (1 - rows[label] / rows.Sum()),8:0.0} %");
        }
    }

    /// <summary>Suspects, a line each.</summary>
    /// <param name="suspects">Which; at least one.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="textLength">Characters of a text at most.</param>
    public static IEnumerable<string> Suspects(
        IReadOnlyList<Suspect> suspects, IReadOnlyDictionary<int, string> texts, int textLength)
    {
        int width = suspects.Max(suspect => Math.Max(suspect.Label.Length, suspect.Suggested.Length));
        width = Math.Max(width, "suggested".Length);
        yield return $"    row    line  {"label".PadRight(width)}  {"suggested".PadRight(width)}  confidence  text";
        foreach (Suspect suspect in suspects)
        {
            string[] words = texts[suspect.Review].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            string text = ShortText.Of(string.Join(' ', words), textLength);
            string places = Invariant($"{suspect.Row,7}{suspect.Line,8}");
            string labels = $"{suspect.Label.PadRight(width)}  {suspect.Suggested.PadRight(width)}";
            yield return $"{places}  {labels}  {Invariant($"{100 * suspect.Confidence,8:0} %")}  {text}";
        }
    }
}
