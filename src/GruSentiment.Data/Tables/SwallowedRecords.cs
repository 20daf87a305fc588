using static System.FormattableString;

namespace GruSentiment.Data.Tables;

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
        int field = 0;
        for (int at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '"')
            {
                int open = at;
                at = QuoteStructure.Close(raw, open, dialect.Quoting);
                if (at < 0)
                    return null;
                if (Count(raw, open, at, dialect.Delimiter, columns, isLabel) is var count and > 0)
                {
                    return new QuoteFault(
                        open, field, Invariant($"the quotes that open here hold {count + 1} rows together"), EscapedByBackslash: false,
                        IsGuess: true);
                }
            }
            int next = raw.IndexOf(dialect.Delimiter, at, StringComparison.Ordinal);
            if (next < 0)
                return null;
            at = next + dialect.Delimiter.Length - 1;
            field++;
        }
        return null;
    }

    /// <summary>How many records end within the quotes; 0 where some line there is none.</summary>
    private static int Count(string raw, int open, int close, string delimiter, ReviewColumns columns, Func<string, bool> isLabel)
    {
        int label = columns.Label!.Value;
        bool labelFirst = label < columns.Text;
        int count = 0;
        int start = raw.AsSpan(0, open).LastIndexOfAny('\r', '\n') + 1;
        while (true)
        {
            int length = raw.AsSpan(start).IndexOfAny('\r', '\n');
            int end = length < 0 ? raw.Length : start + length;
            bool isFirst = start <= open;
            bool isLast = end > close;
            // Of the first line, what follows the text is within the quotes; of the last, what stands before it.
            if (end > start && !(labelFirst ? isFirst : isLast))
            {
                string[] fields = raw[start..end].Split(delimiter);
                int place = labelFirst ? label : fields.Length - (columns.Count - label);
                if (fields.Length < columns.Count || !isLabel(fields[place].Trim('"', ' ')))
                    return 0;
                int position = start + fields.Take(place).Sum(field => field.Length + delimiter.Length);
                if (position < open)
                    return 0;
                count++;
            }
            if (isLast)
                return count;
            start = end + 1;
        }
    }
}
