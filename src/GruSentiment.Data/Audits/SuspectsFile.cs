using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>The files of <c>audit</c>: CSV with a row a suspect, or with a row a review and its probabilities.</summary>
internal static class SuspectsFile
{
    /// <summary>The columns; <see cref="RowsToSkip"/> reads the first and the last.</summary>
    private static readonly string[] s_columns = ["row", "line", "label", "suggested", "confidence", "reason", "text"];

    /// <summary>The texts of some reviews, which are read from the data again unless the set has kept them.</summary>
    /// <param name="dataPath">The file that the set was read from.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="reviews">Which.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The file holds other texts now.</exception>
    public static IReadOnlyDictionary<int, string> TextsOf(
        string dataPath, ReviewReaderOptions options, ReviewSet set, IEnumerable<int> reviews, CancellationToken cancellation = default)
    {
        if (set.Texts is { } kept)
            return reviews.ToDictionary(review => review, review => kept[review]);
        var reviewOf = reviews.ToDictionary(review => set.Rows[review]);
        var texts = new Dictionary<int, string>(reviewOf.Count);
        using ReviewReader reader = ReviewReader.Open(dataPath, options);
        int number = 0;
        foreach (ReviewRow row in reader.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reviewOf.TryGetValue(++number, out int review) && TextHash.Of(row.Text) == set.TextHashOf(review))
                texts.Add(review, row.Text);
        }
        return texts.Count == reviewOf.Count ? texts
            : throw new DataException($"{dataPath}: has changed since it was read.");
    }

    /// <summary>Writes the suspects, in their order.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="suspects">The suspects.</param>
    /// <param name="texts">The text of each, by its place.</param>
    /// <param name="cell">How a text or label is written.</param>
    public static void Write(
        Stream stream, IEnumerable<Suspect> suspects, IReadOnlyDictionary<int, string> texts, Func<string, string> cell)
    {
        using CsvWriter csv = Begin(stream, s_columns);
        foreach (Suspect suspect in suspects)
        {
            csv.WriteField(suspect.Row);
            csv.WriteField(suspect.Line);
            csv.WriteField(cell(suspect.Label));
            csv.WriteField(cell(suspect.Suggested));
            csv.WriteField(Math.Round(suspect.Confidence, 4));
            csv.WriteField(suspect.Reason);
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
        using CsvWriter csv = Begin(stream, ["row", "line", "label", .. set.ClassNames]);
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

    private static CsvWriter Begin(Stream stream, IEnumerable<string> columns)
    {
        var writer = new StreamWriter(stream, leaveOpen: true);
        var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (string column in columns)
            csv.WriteField(column);
        csv.NextRecord();
        return csv;
    }
}
