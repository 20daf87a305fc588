namespace GruSentiment.Data.Tables;

/// <summary>Looks for quotes that can't be meant as CSV means them.</summary>
internal static class QuoteStructure
{
    /// <summary>
    /// Finds a quoted field that never closes, or that closes in another line than it opened and goes on after that: no program writes the
    /// second, but a file whose quotes are part of its text is full of them.
    /// </summary>
    /// <param name="raw">A record as it stands in the file.</param>
    /// <param name="dialect">What stands between fields, and how a quote within a quoted field is written.</param>
    public static QuoteFault? FindFault(string raw, CsvDialect dialect)
    {
        (string delimiter, Quoting quoting) = (dialect.Delimiter, dialect.Quoting);
        int field = 0;
        for (int at = 0; at < raw.Length; at++)
        {
            if (dialect.SpacesAround)
                at = FirstOther(raw, at, ' ');
            if (at < raw.Length && raw[at] == '"')
            {
                int open = at;
                at = Close(raw, open, quoting);
                bool escaped = quoting == Quoting.Rfc4180 && raw.AsSpan(open).Contains("\\\"", StringComparison.Ordinal);
                if (at < 0)
                    return new QuoteFault(open, field, "a quote opens here and never closes", escaped, NeverCloses: true);
                ReadOnlySpan<char> rest = raw.AsSpan(dialect.SpacesAround ? FirstOther(raw, at + 1, ' ') : at + 1);
                bool goesOn = rest.Length > 0 && rest[0] is not ('\r' or '\n') && !rest.StartsWith(delimiter);
                if (goesOn && raw.AsSpan(open, at - open).ContainsAny('\r', '\n'))
                    return new QuoteFault(open, field, "a quote opens here, closes in a later line, and more text follows it", escaped);
            }
            int next = raw.IndexOf(delimiter, Math.Clamp(at, 0, raw.Length), StringComparison.Ordinal);
            if (next < 0)
                return null;
            at = next + delimiter.Length - 1;
            field++;
        }
        return null;
    }

    private static int FirstOther(string raw, int from, char skipped)
    {
        while (from < raw.Length && raw[from] == skipped)
            from++;
        return from;
    }

    /// <summary>Where the quote that closes a field stands; negative where none does.</summary>
    public static int Close(string raw, int open, Quoting quoting)
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
