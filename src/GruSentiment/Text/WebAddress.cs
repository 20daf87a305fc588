namespace GruSentiment.Text;

/// <summary>Web addresses, @mentions and e-mail addresses: where they end.</summary>
internal static class WebAddress
{
    /// <summary>Longest mention in a script other than ASCII's, where no space need follow it.</summary>
    private const int MaxNonAsciiName = 30;

    /// <summary>Length of the web address that a text begins with, less punctuation that ends the sentence; 0 if there is none.</summary>
    public static int MatchUrl(ReadOnlySpan<char> text)
    {
        int prefix = (text[0] | 0x20) switch
        {
            'h' => StartsWith(text, "http://") ? 7 : StartsWith(text, "https://") ? 8 : 0,
            'f' => StartsWith(text, "ftp://") ? 6 : 0,
            'w' => StartsWith(text, "www.") && text.Length > 4 && char.IsAsciiLetterOrDigit(text[4]) ? 4 : 0,
            _ => 0,
        };
        if (prefix == 0)
            return 0;
        ReadOnlySpan<char> rest = text[prefix..];
        int end = rest.IndexOfAnyExceptInRange('!', '~');
        rest = end < 0 ? rest : rest[..end];
        int bracket = rest.IndexOfAny('<', '>', '"');
        rest = bracket < 0 ? rest : rest[..bracket];
        return prefix + rest.TrimEnd(".,!?;:)]'*").Length;
    }

    /// <summary>Length of the mention that a text begins with, its <c>@</c> included; 0 if no name follows the sign.</summary>
    public static int MatchMention(ReadOnlySpan<char> text)
    {
        int length = 1;
        while (length < text.Length)
        {
            char c = text[length];
            bool inName = char.IsAsciiLetterOrDigit(c) || c == '_' || (c >= 0x80 && length <= MaxNonAsciiName && char.IsLetterOrDigit(c));
            if (!inName)
                break;
            length++;
        }
        return length > 1 ? length : 0;
    }

    /// <summary>Length of the domain (letters, a point, letters) that a text begins with; 0 if it begins with none.</summary>
    public static int MatchDomain(ReadOnlySpan<char> text)
    {
        int length = 0;
        bool point = false;
        while (length < text.Length)
        {
            char c = text[length];
            bool pointHere = c == '.' && length > 0 && length + 1 < text.Length && char.IsAsciiLetterOrDigit(text[length + 1]);
            if (!pointHere && c != '-' && !char.IsAsciiLetterOrDigit(c))
                break;
            point |= pointHere;
            length++;
        }
        return point ? length : 0;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
