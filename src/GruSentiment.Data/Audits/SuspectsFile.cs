using CsvHelper;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>The files of <c>audit</c>: CSV with a row a suspect, or with a row a review and its probabilities.</summary>
internal static class SuspectsFile
{
    /// <summary>The columns; <see cref="RowsToSkip"/> reads the first and the last.</summary>
    private static readonly string[] s_columns = ["row", "line", "label", "suggested", "confidence", "reason", "text"];

    /// <summary>Writes the suspects, in their order.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="suspects">The suspects.</param>
    /// <param name="texts">The text of each, by its place; null to leave out the column of texts.</param>
    /// <param name="cell">How a text or label is written.</param>
    public static void Write(
        Stream stream, IEnumerable<Suspect> suspects, IReadOnlyDictionary<int, string>? texts, Func<string, string> cell)
    {
        using CsvWriter csv = CsvFile.Begin(stream, texts is null ? s_columns[..^1] : s_columns);
        foreach (Suspect suspect in suspects)
        {
            csv.WriteField(suspect.Row);
            csv.WriteField(suspect.Line);
            csv.WriteField(cell(suspect.Label));
            csv.WriteField(cell(suspect.Suggested));
            csv.WriteField(Math.Round(suspect.Confidence, 4));
            csv.WriteField(suspect.Reason);
            if (texts is not null)
                csv.WriteField(cell(texts[suspect.Review]));
            csv.NextRecord();
        }
    }

    /// <summary>Writes the probabilities of all rows: <c>row</c>, <c>line</c>, <c>label</c>, then one a class.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="predictions">Of each.</param>
    public static void WriteProbabilities(Stream stream, ReviewSet set, Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predictions);
        using CsvWriter csv = CsvFile.Begin(stream, ["row", "line", "label", .. set.ClassNames]);
        for (int review = 0; review < set.Count; review++)
        {
            csv.WriteField(set.Rows[review]);
            csv.WriteField(set.Lines[review]);
            csv.WriteField(set.ClassNames[set.Labels[review]]);
            for (int @class = 0; @class < set.ClassNames.Count; @class++)
                csv.WriteField(predictions.Probability(review, @class));
            csv.NextRecord();
        }
    }
}
