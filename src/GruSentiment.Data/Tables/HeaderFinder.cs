using System.Globalization;
using GruSentiment.Data.Labels;
using GruSentiment.Text;

namespace GruSentiment.Data.Tables;

/// <summary>Tells a file's header from its first row of data.</summary>
internal static class HeaderFinder
{
    /// <summary>
    /// Whether the first record holds names: it has the name that the user gives, or one that such columns go by; or it has something
    /// else where all others have a label, or a word or two where the others have sentences; or it is all short words.
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
        if (records.Count == 1)
            return false;
        ColumnContent[] rest = [.. Enumerable.Range(0, first.Length).Select(column => ColumnContent.Of(records.Skip(1), column))];
        int label = Array.FindIndex(rest, content => content.LabelRank is not null);
        if (label >= 0)
            return !rest[label].Values.Contains(LabelValue.Normalise(first[label]));
        return first.Zip(rest).Any(pair => IsShort(pair.First, 2) && pair.Second.MeanTokens >= 5)
            || (first.Length > 1 && first.All(field => IsShort(field, 3)));
    }

    private static bool IsGiven(string field, string? name) =>
        name is not null && !int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        && string.Equals(field.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsLabel(string field)
    {
        string label = LabelValue.Normalise(field);
        return LabelValue.TryNumber(label, out _) || (PolarityWords.SignOf(label) is not null && ColumnNames.RankAsLabel(field) is null);
    }

    private static bool IsShort(string field, int words) =>
        !field.AsSpan().ContainsAny("!?") && Tokenizer.Tokenize(field).Count is var count && count >= 1 && count <= words;
}
