using static System.FormattableString;

namespace GruSentiment.Data.Tables.Csv;

/// <summary>Looks for quotes of several lines that hold whole records together, though they keep the rules of CSV.</summary>
internal static class SwallowedRecords
{
    /// <summary>
    /// Finds a quoted field whose line ends are those of records: every line that ends in it has, taken alone, all the fields, and a label
    /// in its place within the quotes. A label before the opening quote proves nothing: an answer to the review may be quoted.
    /// </summary>
    /// <param name="raw">A record as it stands in the file.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="isLabel">Whether a field holds a label that the file is known to have.</param>
    public static QuoteFault? Find(string raw, CsvDialect dialect, ReviewColumns columns, Func<string, bool> isLabel)
    {
        if (columns.Label is null || dialect.Delimiter == CsvDialect.NoDelimiter)
            return null;
        foreach ((int field, int open, int close) in QuotedFields.Of(raw, dialect))
        {
            // Without a line end there is nothing to look at, and the line around may have hundreds of thousands of quoted fields.
            bool isOfLines = close >= 0 && raw.AsSpan(open, close - open).ContainsAny('\r', '\n');
            if (isOfLines && Count(raw, open, close, dialect.Delimiter, columns, isLabel) is var count and > 0)
            {
                return new QuoteFault(
                    open, field, Invariant($"the quotes that open here hold {count + 1} rows together"), EscapedByBackslash: false,
                    IsGuess: true);
            }
        }
        return null;
    }

    /// <summary>How many records end within the quotes; 0 where some line there is none.</summary>
    private static int Count(string raw, int open, int close, string delimiter, ReviewColumns columns, Func<string, bool> isLabel)
    {
        bool labelFirst = columns.Label < columns.Text;
        int count = 0;
        int start = raw.AsSpan(0, open).LastIndexOfAny('\r', '\n') + 1;
        int lastStart = raw.AsSpan(0, close).LastIndexOfAny('\r', '\n') + 1;
        // Where the record's own label is in quotes, those of other records are too.
        bool inQuotes = LabelIn(LineAt(raw, labelFirst ? start : lastStart), delimiter, columns, part: true).Field is ['"', ..];
        while (true)
        {
            string line = LineAt(raw, start);
            bool isFirst = start <= open;
            bool isLast = start == lastStart;
            // Of the first line, what follows the text is within the quotes; of the last, what stands before it.
            if (line.Length > 0 && !(labelFirst ? isFirst : isLast))
            {
                (string? field, int position) = LabelIn(line, delimiter, columns);
                if (field is null || start + position < open || field is ['"', ..] != inQuotes || !isLabel(field.Trim('"', ' ')))
                    return 0;
                count++;
            }
            if (isLast)
                return count;
            start += line.Length + 1;
        }
    }

    private static string LineAt(string raw, int start) =>
        raw.AsSpan(start).IndexOfAny('\r', '\n') is var length and >= 0 ? raw.Substring(start, length) : raw[start..];

    /// <summary>The field in the label's place of a line that has all the fields, or a part of them, and where it begins.</summary>
    private static (string? Field, int Position) LabelIn(string line, string delimiter, ReviewColumns columns, bool part = false)
    {
        string[] fields = line.Split(delimiter);
        int label = columns.Label!.Value;
        int place = label < columns.Text ? label : fields.Length - (columns.Count - label);
        return (!part && fields.Length < columns.Count) || place < 0 || place >= fields.Length ? (null, 0)
            : (fields[place], fields.Take(place).Sum(field => field.Length + delimiter.Length));
    }
}
