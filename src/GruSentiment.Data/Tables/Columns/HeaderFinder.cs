using System.Globalization;
using GruSentiment.Data.Labels;
using GruSentiment.Text;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>Tells a file's header from its first row of data.</summary>
internal static class HeaderFinder
{
    /// <summary>
    /// Whether the first record holds names: it has the name that the user gives; or it counts the columns, as pandas names them; or it has
    /// one that such columns go by, or something else where all others have a number or a label, or a word or two where the others have
    /// sentences; or it is all short words.
    /// </summary>
    public static bool IsHeader(List<string[]> records, ReviewReaderOptions options)
    {
        string[] first = records[0];
        if (first.Any(field => IsGiven(field, options.TextColumn) || IsGiven(field, options.LabelColumn)))
            return true;
        bool known = first.Any(field => field.Length <= 40 && IsName(field));
        if (records.Count == 1)
            return known && !first.Any(IsNumber);
        bool texts = first.Any(ColumnNames.IsText);
        if (texts && first.Any(field => ColumnNames.RankAsLabel(field) < ColumnNames.FirstLesserKnown))
            return true; // No row of data has both.
        ColumnContent[] rest = [.. Enumerable.Range(0, first.Length).Select(column => ColumnContent.Of(records.Skip(1), column))];
        (string Field, ColumnContent Below)[] columns = [.. first.Zip(rest)];
        if (CountsColumns(first))
            return rest.Any(content => content.MeanTokens >= 2 && !content.AreNumbers);
        // "recommended" is a label and the name of a column of labels: beside the name of the texts, a name.
        if (columns.Any(column => !(texts && ColumnNames.RankAsLabel(column.Field) is not null) && IsOfTheRest(column.Field, column.Below)))
            return false;
        if (known)
            return true;
        if (first.Any(IsNumber))
            return false;
        return columns.Any(column => column.Below.AreNumbers || column.Below.LooksLikeLabel != LabelLikeness.None
                || (IsShort(column.Field, 2) && column.Below.MeanTokens >= 5))
            || (first.Length > 1 && first.All(field => IsShort(field, 3)));
    }

    private static bool IsGiven(string field, string? name) =>
        name is not null && !int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        && string.Equals(field.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string field) => (ColumnNames.RankAsText(field) ?? ColumnNames.RankAsLabel(field)) is not null;

    private static bool IsNumber(string field) => LabelValue.TryNumber(LabelValue.Normalise(field), out _);

    /// <summary>Whether the fields are 0, 1, …, a first one without a name left aside: what pandas calls columns that have none.</summary>
    private static bool CountsColumns(string[] fields)
    {
        string[] numbers = [.. fields.SkipWhile(string.IsNullOrWhiteSpace)];
        return fields.Length > 1 && numbers.Length > 0 && fields.Length - numbers.Length <= 1 && numbers
            .Select((field, index) => field.Trim() == index.ToString(CultureInfo.InvariantCulture)).All(counted => counted);
    }

    /// <summary>Whether a first field is of the same kind as those below it, and so is data: a number, or one of a few labels.</summary>
    private static bool IsOfTheRest(string field, ColumnContent rest)
    {
        string value = LabelValue.Normalise(field);
        if (LabelValue.TryNumber(value, out _))
            return rest.AreNumbers;
        return rest.LooksLikeLabel switch
        {
            LabelLikeness.PolarityWords => PolarityWords.SignOf(value) is not null,
            LabelLikeness.Answers => PolarityWords.IsAnswer(value),
            LabelLikeness.FewValues => rest.Values.Contains(value),
            _ => false,
        };
    }

    private static bool IsShort(string field, int words) =>
        !field.AsSpan().ContainsAny("!?") && Tokenizer.Tokenize(field).Count is var count && count >= 1 && count <= words;
}
