using GruSentiment.Reports.Plots;
using SkiaSharp;

namespace GruSentiment.Reports.Tests.Plots;

public class TextLineTests
{
    private static readonly string[] s_names =
    [
        "إيجابي (جداً) 12 %", "حِلوة", "שלילי 5 מתוך 10", "می\u200Cخواهم", "差评", "ดีเยี่ยมน้ำ", "अच्छी फ़िल्म", "좋아요", "ကောင်း", "😀",
        "\u200D", "",
    ];

    [Fact]
    public void Signs_beside_words_of_the_right_are_turned_round_and_mirrored()
    {
        // Digits and signs are in our own typeface on every machine.
        string drawn = string.Concat(TextLine.PartsOf(BidiLine.Isolated("אב (12) %"), bold: false)
            .Where(part => PlotFont.IsOwn(part.Typeface)).Select(part => part.Text.Replace("ב", "", StringComparison.Ordinal)));
        Assert.Equal("% (12) ", drawn.Replace("א", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_in_our_own_typeface_is_one_part_as_it_was()
    {
        (string text, SKTypeface typeface, bool rightToLeft) = Assert.Single(TextLine.PartsOf("positive (12 %) Größe", bold: true));
        Assert.Equal(("positive (12 %) Größe", true, false), (text, PlotFont.IsOwn(typeface), rightToLeft));
    }

    [Fact]
    public void Arabic_letters_are_joined_where_the_machine_has_a_font_for_them()
    {
        Assert.SkipUnless(HasFont("سلبي"), "No font has Arabic letters.");
        // Joined, the letters are narrower than each by itself; lam and alef are one.
        Assert.True(Picture.WidthOf("سلبي", 40) < 0.9 * "سلبي".Sum(letter => Picture.WidthOf($"{letter}", 40)));
        Assert.True(Picture.WidthOf("لا", 40) < 0.95 * "لا".Sum(letter => Picture.WidthOf($"{letter}", 40)));
    }

    [Fact]
    public void Marks_take_no_room_of_their_own_where_the_machine_has_a_font_for_them()
    {
        Assert.SkipUnless(HasFont("ดี"), "No font has Thai letters.");
        Assert.Equal(Picture.WidthOf("ด", 40), Picture.WidthOf("ดี", 40), 0.01);
    }

    [Fact]
    public void A_word_is_of_one_typeface()
    {
        foreach (string word in s_names.Where(word => HasFont(word) && !word.Contains(' ', StringComparison.Ordinal) && word.Length > 1))
            Assert.Single(TextLine.PartsOf(word, bold: false), part => !PlotFont.IsOwn(part.Typeface));
    }

    [Fact]
    public void Names_of_any_script_are_cut_to_a_width()
    {
        foreach (string name in s_names)
        {
            foreach (float width in (float[])[0, 30, 60, 500])
            {
                string cut = Picture.Name(name, width, 20);
                Assert.True(Picture.WidthOf(cut, 20) <= Math.Max(width, Picture.WidthOf("…", 20)), name);
            }
        }
    }

    private static bool HasFont(string text) => TextLine.PartsOf(text, bold: false).Any(part => !PlotFont.IsOwn(part.Typeface));
}
