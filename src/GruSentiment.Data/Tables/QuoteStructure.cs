namespace GruSentiment.Data.Tables;

/// <summary>Looks for quotes that can't be meant as CSV means them.</summary>
internal static class QuoteStructure
{
    /// <summary>
    /// Finds a quoted field that never closes, or that closes in another line than it opened and goes on after that: no program writes the
    /// second, but a file whose quotes are part of its text is full of them.
    /// </summary>
    /// <param name="raw">A record as it stands in the file.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="quoting">How a quote within a quoted field is written.</param>
    public static QuoteFault? FindFault(string raw, char delimiter, Quoting quoting)
    {
        int field = 0;
        for (int at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '"')
            {
                int open = at;
                at = Close(raw, open, quoting);
                bool escaped = quoting == Quoting.Rfc4180 && raw.AsSpan(open).Contains("\\\"", StringComparison.Ordinal);
                if (at < 0)
                    return new QuoteFault(open, field, "a quote opens here and never closes", escaped, NeverCloses: true);
                bool goesOn = at + 1 < raw.Length && raw[at + 1] != delimiter && raw[at + 1] is not ('\r' or '\n');
                if (goesOn && raw.AsSpan(open, at - open).ContainsAny('\r', '\n'))
                    return new QuoteFault(open, field, "a quote opens here, closes in a later line, and more text follows it", escaped);
            }
            int next = raw.IndexOf(delimiter, Math.Max(at, 0));
            if (next < 0)
                return null;
            at = next;
            field++;
        }
        return null;
    }

    /// <summary>
    /// Whether a record of several lines is as many records that a pair of quotes holds together: each line, taken alone, has all the
    /// fields, and a label in its place. A quoted text of several lines has not, except where the label's field is in the same line.
    /// </summary>
    /// <param name="raw">A record as it stands in the file.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="isLabel">Whether a field holds a label that the file is known to have.</param>
    public static QuoteFault? FindSwallowedRecords(string raw, char delimiter, ReviewColumns columns, Func<string, bool> isLabel)
    {
        if (columns.Label is not { } label || columns.Count < 2)
            return null;
        bool labelFirst = label < columns.Text;
        string[] lines = raw.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        ReadOnlySpan<string> alone = labelFirst ? lines.AsSpan(1) : lines.AsSpan(0, lines.Length - 1);
        foreach (string line in alone)
        {
            string[] fields = line.Split(delimiter);
            if (fields.Length < columns.Count
                || !isLabel(fields[labelFirst ? label : fields.Length - (columns.Count - label)].Trim('"', ' ')))
                return null;
        }
        int open = raw.IndexOf('"', StringComparison.Ordinal);
        return alone.IsEmpty || open < 0 ? null
            : new QuoteFault(open, raw.AsSpan(0, open).Count(delimiter), $"the quotes that open here hold {lines.Length} rows together",
                EscapedByBackslash: false, IsGuess: true);
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

/// <summary>Quotes that can't be meant as CSV means them.</summary>
/// <param name="Position">Where in the record the quote opens.</param>
/// <param name="Field">In which field, from 0.</param>
/// <param name="Found">What was found, for the user.</param>
/// <param name="EscapedByBackslash">Whether the record has quotes behind a backslash.</param>
/// <param name="NeverCloses">Whether the quote's field goes to the end of the file.</param>
/// <param name="IsGuess">Whether the file keeps the rules and only its content speaks against it.</param>
internal readonly record struct QuoteFault(
    int Position, int Field, string Found, bool EscapedByBackslash, bool NeverCloses = false, bool IsGuess = false);
