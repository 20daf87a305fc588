using System.Globalization;
using System.Text;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// A short text of a file, or the beginning of one, to be shown in an example command: one line that every shell takes as it stands
/// between double quotes. Of the first texts it is the first that is whole and needs no change, if there is one.
/// </summary>
internal sealed class SampleText
{
    /// <summary>Longest sample, in UTF-16 units.</summary>
    internal const int MaxLength = 60;

    private const int MinLength = 12, MostTexts = 200, MostCharacters = 1000;

    /// <summary>What means something to a shell between double quotes, also in Windows.</summary>
    private const string ShellSigns = "\"“”„$`\\!%^";

    private int _texts;
    private int _quality = -1;

    /// <summary>The sample; null where no text has a word.</summary>
    public string? Text { get; private set; }

    /// <summary>Looks at a text, if enough have not been seen.</summary>
    public void Consider(string text)
    {
        if (_quality == 2 || _texts == MostTexts)
            return;
        _texts++;
        string line = LineOf(text[..Math.Min(text.Length, MostCharacters)]);
        string plain = string.Concat(line.Where(c => !ShellSigns.Contains(c, StringComparison.Ordinal)));
        string sample = Cut(plain.TrimStart(' ', '-', '@', '/').TrimEnd());
        bool isWhole = sample == line && line.Length >= MinLength;
        int quality = isWhole ? 2 : line.StartsWith(sample, StringComparison.Ordinal) ? 1 : 0;
        if (quality > _quality && sample.Any(char.IsLetterOrDigit))
            (Text, _quality) = (sample, quality);
    }

    /// <summary>The text on one line, without what shows nothing.</summary>
    private static string LineOf(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (category != UnicodeCategory.Format && rune != Rune.ReplacementChar || rune.Value is 0x200C or 0x200D)
                line.Append(rune);
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>As many words as fit; of a script without spaces, as many characters.</summary>
    private static string Cut(string line)
    {
        if (line.Length <= MaxLength)
            return line;
        int end = line.LastIndexOf(' ', MaxLength);
        if (end < MaxLength / 2)
            end = StringInfo.ParseCombiningCharacters(line).Last(start => start <= MaxLength);
        return line[..end].TrimEnd();
    }
}
