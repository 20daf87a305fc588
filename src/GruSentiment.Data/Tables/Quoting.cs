namespace GruSentiment.Data.Tables;

/// <summary>What a quotation mark means in a data file.</summary>
public enum Quoting
{
    /// <summary>Fields may stand in quotes and then hold delimiters and line ends; a quote in them is doubled (RFC 4180).</summary>
    Rfc4180,

    /// <summary>Nothing: quotes are text, and every line is a row.</summary>
    None,

    /// <summary>As in RFC 4180, but a quote in a quoted field is written <c>\"</c>.</summary>
    Backslash,
}
