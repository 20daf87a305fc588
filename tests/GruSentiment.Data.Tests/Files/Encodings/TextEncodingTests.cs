using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Tests.Files.Encodings;

public class TextEncodingTests
{
    [Theory]
    [InlineData("cp1251 CP-1251 windows-1251 Windows1251 win1251 1251", 1251)]
    [InlineData("gbk GB2312 gb18030 cp936 ms936 936 euc-cn", 54936, 936)]
    [InlineData("big5 cp950 950 Big5-HKSCS", 950)]
    [InlineData("shift_jis Shift-JIS sjis cp932 ms932 windows-31j", 932)]
    [InlineData("euc-jp EUCJP", 51932)]
    [InlineData("iso-2022-jp", 50220)]
    [InlineData("euc-kr euckr cp949 uhc ks_c_5601-1987", 949)]
    [InlineData("koi8-r KOI8R koi8", 20866)]
    [InlineData("koi8-u", 21866)]
    [InlineData("cp866 ibm866 866 dos-866", 866)]
    [InlineData("iso-8859-1 latin1 latin-1 ISO_8859-1 ascii windows-1252 cp1252", 1252)]
    [InlineData("iso-8859-2 latin2 ISO8859-2", 28592)]
    [InlineData("iso-8859-15 latin9", 28605)]
    [InlineData("windows-874 tis-620 iso-8859-11", 874)]
    [InlineData("mac-roman macintosh MacRoman", 10000)]
    [InlineData("utf-8 UTF8 utf_8 utf-8-sig", 65001)]
    [InlineData("utf-16 UTF16 utf-16le utf16-le unicode", 1200)]
    [InlineData("utf-16be UTF-16-BE", 1201)]
    [InlineData("utf-32 utf32le", 12000)]
    [InlineData("utf-32be", 12001)]
    public void Names_are_known_in_their_usual_spellings(string names, int codePage, int? other = null) =>
        Assert.All(names.Split(' '), name => Assert.True(
            TextEncoding.Named(name).CodePage is var found && (found == codePage || found == other), $"{name}: {found}"));

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-7")]
    [InlineData("12345")]
    [InlineData("-")]
    public void An_unknown_name_is_a_fault_of_the_option(string name)
    {
        string message = $"Encoding: \"{name}\" is no encoding that is known; a name like utf-8, utf-16, windows-1251, koi8-r, gb18030, "
            + "big5, shift_jis, euc-kr or iso-8859-2 was expected.";

        Assert.Equal(message, Assert.Single(new ReviewReaderOptions { Encoding = name }.Faults()).ToString());
        Assert.Equal(message, Assert.Throws<OptionException>(() => TextEncoding.Named(name)).Message);
    }

    [Fact]
    public void The_encodings_that_are_guessed_are_known_by_these_names() =>
        Assert.All(Language.All.SelectMany(language => language.Encodings), name => Assert.NotNull(TextEncoding.Named(name)));
}
