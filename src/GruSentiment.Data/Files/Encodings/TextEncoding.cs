using System.Globalization;
using System.Text;
using GruSentiment.Options;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>Encodings by the names that people give them.</summary>
internal static class TextEncoding
{
    /// <summary>Names that the system does not know, or knows for a part of what such files hold; without signs between.</summary>
    private static readonly Lazy<Dictionary<string, int>> s_codePages = new(() => new (int CodePage, string Names)[]
    {
        (1252, "ascii ansi latin1 iso88591"), (874, "iso885911 tis620 thai"), (54936, "gbk gb18030 gb2312 euccn cp936 ms936"),
        (50220, "iso2022jp"), (50225, "iso2022kr"), (52936, "hzgb2312"), (28598, "iso88598i"), (950, "big5hkscs big5tw ms950"),
        (932, "sjis shiftjis ms932 mskanji windows31j"), (51932, "eucjp ujis"), (949, "euckr uhc ms949 ksc5601"), (10000, "macroman mac"),
        (10007, "maccyrillic"), (10006, "macgreek"), (10081, "macturkish"), (10029, "maccentraleurope"), (20866, "koi8"),
        (28592, "latin2"), (28599, "latin5"), (28605, "latin9"), (1255, "hebrew"), (65001, "utf8 utf8sig utf8bom cp65001"),
        (1200, "utf16 utf16le unicode ucs2"), (1201, "utf16be"), (12000, "utf32 utf32le"), (12001, "utf32be"),
    }.SelectMany(entry => entry.Names.Split(' ').Select(spelling => (spelling, entry.CodePage)))
        .ToDictionary(entry => entry.spelling, entry => entry.CodePage, StringComparer.Ordinal));

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
        if (s_codePages.Value.TryGetValue(plain, out int codePage) || s_known.Value.TryGetValue(plain, out codePage))
            return codePage;
        string? number = s_prefixes.Where(prefix => plain.StartsWith(prefix, StringComparison.Ordinal))
            .Select(prefix => plain[prefix.Length..]).FirstOrDefault(rest => rest.Length > 0 && rest.All(char.IsAsciiDigit));
        bool isKnown = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out codePage)
            && (CodePagesEncodingProvider.Instance.GetEncoding(codePage) is not null || s_codePages.Value.ContainsValue(codePage));
        return isKnown ? codePage : null;
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
