using System.Buffers;

namespace GruSentiment.Data.Answers;

/// <summary>
/// A cell that a spreadsheet shows and does not run. Cells that begin with certain characters are taken for formulas, which can fetch what
/// stands elsewhere, or start programs (OWASP, "CSV Injection").
/// </summary>
internal static class SpreadsheetCell
{
    /// <summary>Also those of full width, which East Asian versions take for the same, and what is passed over before them.</summary>
    private static readonly SearchValues<char> s_begins = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>The text, behind an apostrophe where it might be taken for a formula.</summary>
    public static string Of(string text) => text.Length > 0 && s_begins.Contains(text[0]) ? $"'{text}" : text;
}
