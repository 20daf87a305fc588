namespace GruSentiment.Data.Tables.Csv;

/// <summary>The quoted fields of a record as it stands in the file.</summary>
internal static class QuotedFields
{
    /// <summary>The quoted fields, in order; the last may be open.</summary>
    /// <param name="raw">The record.</param>
    /// <param name="dialect">How the file is written.</param>
    public static IEnumerable<QuotedField> Of(string raw, CsvDialect dialect)
    {
        int number = 0;
        for (int at = 0; at <= raw.Length; at += dialect.Delimiter.Length)
        {
            at = AfterSpaces(raw, at, dialect);
            if (at < raw.Length && raw[at] == '"')
            {
                int close = Close(raw, at, dialect.Quoting);
                yield return new QuotedField(number, at, close);
                if (close < 0)
                    yield break;
                at = close;
            }
            at = raw.IndexOf(dialect.Delimiter, at, StringComparison.Ordinal);
            if (at < 0)
                yield break;
            number++;
        }
    }

    /// <summary>The place after any spaces that are no part of a field.</summary>
    public static int AfterSpaces(string raw, int from, CsvDialect dialect)
    {
        while (dialect.SpacesAround && from < raw.Length && raw[from] == ' ')
            from++;
        return from;
    }

    private static int Close(string raw, int open, Quoting quoting)
    {
        char escape = quoting == Quoting.Backslash ? '\\' : '"';
        for (int at = open + 1; at < raw.Length; at++)
        {
            if (raw[at] == escape && at + 1 < raw.Length && (raw[at + 1] == '"' || escape == '\\'))
                at++;
            else if (raw[at] == '"')
                return at;
        }
        return -1;
    }
}

/// <summary>A quoted field.</summary>
/// <param name="Number">Which field of the record, from 0.</param>
/// <param name="Open">Where its opening quote stands.</param>
/// <param name="Close">Where its closing quote stands; negative where it has none.</param>
internal readonly record struct QuotedField(int Number, int Open, int Close);
