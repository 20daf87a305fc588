using GruSentiment.Reports.Plots;
using GruSentiment.Reports.Tests.Lettering;

namespace GruSentiment.Reports.Tests.Plots;

public class PictureTests
{
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
    public void Names_of_any_script_are_cut_to_a_width()
    {
        foreach (string name in TextLineTests.Names)
        {
            foreach (float width in (float[])[0, 30, 60, 500])
            {
                string cut = Picture.Name(name, width, 20);
                Assert.True(Picture.WidthOf(cut, 20) <= Math.Max(width, Picture.WidthOf("…", 20)), name);
            }
        }
    }

    [Fact]
    public void Figures_are_equally_wide() =>
        Assert.Single("0123456789".Select(figure => Picture.WidthOf(figure.ToString(), 20)).Distinct());
}
