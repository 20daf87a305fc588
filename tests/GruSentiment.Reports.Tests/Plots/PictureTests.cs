using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class PictureTests
{
    [Fact]
    public void Our_own_text_needs_no_font_of_the_machine()
    {
        foreach (bool bold in new[] { false, true })
        {
            (string text, SkiaSharp.SKTypeface typeface) = Assert.Single(PlotFont.Runs("Accuracy (%) 0.5 … Größe Λόγος Отзыв", bold));
            Assert.Equal("Accuracy (%) 0.5 … Größe Λόγος Отзыв", text);
            Assert.StartsWith("Inter", typeface.FamilyName, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_of_any_script_is_split_into_runs_without_loss()
    {
        Assert.Equal("a影评b", string.Concat(PlotFont.Runs("a影评b", bold: false).Select(run => run.Text)));
        Assert.Equal("ab", string.Concat(PlotFont.Runs("a\u200d\ufe0fb", bold: false).Select(run => run.Text)));
        Assert.Equal("Größe \ufffd", string.Concat(PlotFont.Runs("Gro\u0308ße \ufffe\ud83d", bold: false).Select(run => run.Text)));
        Assert.Equal("", string.Concat(PlotFont.Runs("", bold: false).Select(run => run.Text)));
    }

    [Fact]
    public void Text_that_fits_is_kept_and_longer_text_is_cut_between_characters()
    {
        Assert.Equal("reviews", Picture.Fit("reviews", 400, 20));
        Assert.Equal("a b", Picture.Fit(" a\nb ", 400, 20));
        Assert.Equal("…", Picture.Fit("reviews", 1, 20));
        string cut = Picture.Fit(string.Concat(Enumerable.Repeat("e\u0301", 300)), 200, 20);
        Assert.EndsWith("e\u0301…", cut, StringComparison.Ordinal);
        Assert.InRange(Picture.WidthOf(cut, 20), 150, 200);
    }

    [Fact]
    public void Figures_are_equally_wide() =>
        Assert.Single("0123456789".Select(figure => Picture.WidthOf(figure.ToString(), 20)).Distinct());
}
