using System.Globalization;
using System.Text;
using GruSentiment.Options;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>Encodings by the names that people give them.</summary>
internal static class TextEncoding
{
    /// <summary>Names that the system does not know, or knows for a part of what such files hold; without signs between.</summary>
    private static readonly Dictionary<string, int> s_codePages = new(StringComparer.Ordinal)
    {
        ["ascii"] = 1252, ["ansi"] = 1252, ["latin1"] = 1252, ["iso88591"] = 1252, ["iso885911"] = 874, ["tis620"] = 874, ["thai"] = 874,
        ["gbk"] = 54936, ["gb18030"] = 54936, ["gb2312"] = 54936, ["euccn"] = 54936,
        ["cp936"] = 54936, ["ms936"] = 54936, ["iso2022jp"] = 50220, ["iso2022kr"] = 50225, ["hzgb2312"] = 52936, ["iso88598i"] = 28598,
        ["big5hkscs"] = 950, ["big5tw"] = 950, ["ms950"] = 950, ["sjis"] = 932, ["shiftjis"] = 932, ["ms932"] = 932, ["mskanji"] = 932,
        ["windows31j"] = 932, ["eucjp"] = 51932, ["ujis"] = 51932, ["euckr"] = 949, ["uhc"] = 949, ["ms949"] = 949, ["ksc5601"] = 949,
        ["macroman"] = 10000, ["mac"] = 10000, ["maccyrillic"] = 10007, ["macgreek"] = 10006, ["macturkish"] = 10081,
        ["maccentraleurope"] = 10029, ["koi8"] = 20866, ["latin2"] = 28592, ["latin5"] = 28599, ["latin9"] = 28605, ["hebrew"] = 1255,
        ["utf8"] = 65001, ["utf8sig"] = 65001, ["utf8bom"] = 65001, ["cp65001"] = 65001, ["utf16"] = 1200, ["utf16le"] = 1200,
        ["unicode"] = 1200, ["ucs2"] = 1200, ["utf16be"] = 1201, ["utf32"] = 12000, ["utf32le"] = 12000, ["utf32be"] = 12001,
    };

    private static readonly string[] s_prefixes = ["windows", "win", "cp", "ibm", "dos", "codepage", ""];

    private static readonly Lazy<Dictionary<string, int>> s_known = new(() => CodePagesEncodingProvider.Instance.GetEncodings()
        .DistinctBy(encoding => Plain(encoding.Name)).ToDictionary(encoding => Plain(encoding.Name), encoding => encoding.CodePage));

    /// <summary>The option by which a user names the encoding of a file.</summary>
    public static DeclaredOption<string?> Option { get; } = new("Encoding", "encoding", OptionTypes.Text)
    {
        Unit = "NAME",
        Help = "The encoding of the file: utf-8, utf-16, windows-1251, koi8-r, gb18030, big5, shift_jis, euc-kr, iso-8859-2 and so on. "
            + "By default it is found from the file.",
        Faults = (option, name) => FaultOf(option, name) is { } fault ? [fault] : [],
    };

    /// <summary>An encoding by its name. What it can't read becomes U+FFFD.</summary>
    /// <param name="name">As a user wrote it.</param>
    /// <exception cref="OptionException">There is none of this name.</exception>
    public static Encoding Named(string name)
    {
        OptionException.ThrowIfAny(FaultOf(Option, name) is { } fault ? [fault] : []);
        return Of(CodePageOf(name)!.Value);
    }

    /// <summary>An encoding by its number.</summary>
    public static Encoding Of(int codePage)
    {
        var replacement = new DecoderReplacementFallback("\uFFFD");
        return CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, replacement)
            ?? Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, replacement);
    }

    private static UserMessage? FaultOf(DeclaredOption option, string? name) =>
        name is null || CodePageOf(name) is not null ? (UserMessage?)null
            : $"{option}: \"{name}\" is no encoding that is known; a name like utf-8, utf-16, windows-1251, koi8-r, gb18030, "
                + $"big5, shift_jis, euc-kr or iso-8859-2 was expected.";

    private static int? CodePageOf(string name)
    {
        string plain = Plain(name);
        if (s_codePages.TryGetValue(plain, out int codePage) || s_known.Value.TryGetValue(plain, out codePage))
            return codePage;
        string? number = s_prefixes.Where(prefix => plain.StartsWith(prefix, StringComparison.Ordinal))
            .Select(prefix => plain[prefix.Length..]).FirstOrDefault(rest => rest.Length > 0 && rest.All(char.IsAsciiDigit));
        bool isKnown = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out codePage)
            && (CodePagesEncodingProvider.Instance.GetEncoding(codePage) is not null || s_codePages.ContainsValue(codePage));
        return isKnown ? codePage : null;
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
