namespace GruSentiment.Data.Tables.Csv;

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
        foreach ((int field, int open, int close) in QuotedFields.Of(raw, dialect))
        {
            if (close < 0)
                return new QuoteFault(open, field, "a quote opens here and never closes", AreEscapedFrom(open), NeverCloses: true);
            ReadOnlySpan<char> rest = raw.AsSpan(QuotedFields.AfterSpaces(raw, close + 1, dialect));
            bool goesOn = rest.Length > 0 && rest[0] is not ('\r' or '\n') && !rest.StartsWith(dialect.Delimiter);
            if (goesOn && raw.AsSpan(open, close - open).ContainsAny('\r', '\n'))
                return new QuoteFault(open, field, "a quote opens here, closes in a later line, and more text follows it",
                    AreEscapedFrom(open));
        }
        return null;

        // Looked at where there is a fault alone: a record may have hundreds of thousands of quoted fields.
        bool AreEscapedFrom(int open) =>
            dialect.Quoting == Quoting.Rfc4180 && raw.AsSpan(open).Contains("\\\"", StringComparison.Ordinal);
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
