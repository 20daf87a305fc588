using GruSentiment.Text;

namespace GruSentiment.Training.Data;

/// <summary>Tells a file's header from its first row of data.</summary>
internal static class HeaderFinder
{
    /// <summary>
    /// Whether the first record holds names: it has the name that the user gives, or one that such columns go by; or it has a word where
    /// all others have a label, or no sentence where all others have one.
    /// </summary>
    public static bool IsHeader(List<string[]> records, ReviewReaderOptions options)
    {
        string[] first = records[0];
        if (first.Any(field => IsGiven(field, options.TextColumn) || IsGiven(field, options.LabelColumn)))
            return true;
        if (first.Any(IsLabel))
            return false;
        if (first.Any(field => field.Length <= 40 && (ColumnNames.RankAsText(field) ?? ColumnNames.RankAsLabel(field)) is not null))
            return true;
        return records.Count > 1 && Enumerable.Range(0, first.Length).Any(column => DiffersFromRest(first[column], ColumnContent.Of(records.Skip(1), column)));
    }

    private static bool IsGiven(string field, string? name) => name is not null && !int.TryParse(name, out _) && string.Equals(field.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsLabel(string field)
    {
        string label = LabelValue.Normalise(field);
        return LabelValue.TryNumber(label, out _) || (PolarityWords.SignOf(label) is not null && ColumnNames.RankAsLabel(field) is null);
    }

    private static bool DiffersFromRest(string field, ColumnContent rest) =>
        rest.LabelRank is not null ? !rest.Values.Contains(LabelValue.Normalise(field))
        : rest.MeanTokens >= 5 && Tokenizer.Tokenize(field).Count is 1 or 2 && !field.AsSpan().ContainsAny("!?.");
}
