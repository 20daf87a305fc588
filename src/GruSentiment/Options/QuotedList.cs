namespace GruSentiment.Options;

/// <summary>
/// How a user writes a list in one option: items with separators between. An item that holds a separator stands in quotes, single or
/// double, with a quote inside doubled: <c>'bad, very bad',poor</c>.
/// </summary>
/// <param name="separators">The signs that may stand between items.</param>
/// <param name="example">A list with quotes, for messages.</param>
internal sealed class QuotedList(string separators, string example)
{
    private string Expected => separators.Contains(';', StringComparison.Ordinal) ? "a comma or a semicolon" : "a comma";

    /// <summary>The items between separators of one kind, spaces around them left out and quotes taken off.</summary>
    /// <exception cref="FormatException">A quote never closes, or something follows it.</exception>
    public IEnumerable<string> Items(string text, char separator) => Split(text, separator).Select(Unquote);

    /// <summary>The parts between separators that are not in quotes, as they are written.</summary>
    /// <exception cref="FormatException">A quote never closes.</exception>
    public IEnumerable<string> Split(string text, char separator)
    {
        int start = 0;
        for (int end = Find(text, separator, 0); end >= 0; start = end + 1, end = Find(text, separator, start))
            yield return text[start..end];
        yield return text[start..];
    }

    /// <summary>The next place of a separator that is not in quotes; −1 where there is none.</summary>
    /// <exception cref="FormatException">A quote never closes.</exception>
    public int Find(string text, char separator, int start = 0)
    {
        bool begins = true; // A quote opens only where an item begins: don't is a word.
        for (int i = start; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter == separator)
                return i;
            if (begins && letter is ('\'' or '"'))
                i = EndOfQuotes(text, i);
            begins = separators.Contains(letter, StringComparison.Ordinal) || (begins && char.IsWhiteSpace(letter));
        }
        return -1;
    }

    /// <summary>An item without spaces around it and without its quotes.</summary>
    /// <exception cref="FormatException">A quote never closes, or something follows it.</exception>
    public string Unquote(string item)
    {
        item = item.Trim();
        if (item.Length == 0 || item[0] is not ('\'' or '"'))
            return item;
        int end = EndOfQuotes(item, 0);
        if (end != item.Length - 1)
        {
            throw new FormatException(
                $"\"{item[(end + 1)..].Trim()}\" follows the quotes of {item[..(end + 1)]}, expected {Expected}, as in {example}.");
        }
        string quote = item[..1];
        return item[1..end].Replace(quote + quote, quote, StringComparison.Ordinal);
    }

    /// <summary>An item as a list holds it: in quotes where it would be read as something else without.</summary>
    public string Quote(string item)
    {
        bool isPlain = item.Length > 0 && item[0] is not ('\'' or '"') && item.AsSpan().Trim().Length == item.Length
            && !item.AsSpan().ContainsAny(separators);
        return isPlain ? item : $"'{item.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>.</summary>
    private int EndOfQuotes(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] != text[open])
                continue;
            if (i + 1 == text.Length || text[i + 1] != text[open])
                return i;
            i++;
        }
        throw new FormatException($"the quote before \"{text[(open + 1)..]}\" never closes, as it does in {example}.");
    }
}
