using GruSentiment.Reports.Lettering;
using SkiaSharp;

namespace GruSentiment.Reports.Tests.Lettering;

public class PlotFontTests
{
    [Fact]
    public void Our_own_text_needs_no_font_of_the_machine()
    {
        foreach (bool bold in new[] { false, true })
        {
            (string text, SKTypeface typeface) = Assert.Single(PlotFont.Runs("Accuracy (%) 0.5 … Größe Λόγος Отзыв", bold));
            Assert.Equal("Accuracy (%) 0.5 … Größe Λόγος Отзыв", text);
            Assert.StartsWith("Inter", typeface.FamilyName, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sign_that_no_font_has_is_its_number()
    {
        const string Sign = "\U0001CC00"; // of Unicode 16: a green cross, for old computers
        string[] Parts(string text) => [.. TextLine.PartsOf(text, bold: false).Select(part => part.Text).Where(part => part.Length > 0)];
        if (PlotFont.Runs(Sign, bold: false).Any(run => run.Text == Sign))
            Assert.Skip("A font of this machine has it.");

        Assert.Equal(["so ", "U+1CC00", "!"], Parts($"so {Sign}!"));
        Assert.Contains("U+1CC00", Parts($"אב {Sign} גד")); // and not from right to left
    }

    [Fact]
    public void Text_of_any_script_is_split_into_runs_without_loss()
    {
        Assert.Equal("a影评b", string.Concat(PlotFont.Runs("a影评b", bold: false).Select(run => run.Text)));
        Assert.Equal("ab", string.Concat(PlotFont.Runs("a\u200d\ufe0fb", bold: false).Select(run => run.Text)));
        Assert.Equal("Größe \ufffd", string.Concat(PlotFont.Runs("Gro\u0308ße \ufffe\ud83d", bold: false).Select(run => run.Text)));
        Assert.Equal("👍", string.Concat(PlotFont.Runs("👍🏽", bold: false).Select(run => run.Text)).Replace("U+1F44D", "👍"));
        Assert.Equal("", string.Concat(PlotFont.Runs("", bold: false).Select(run => run.Text)));
    }
}
