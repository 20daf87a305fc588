using CsCheck;
using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class ShareBarTests
{
    [Fact]
    public void A_text_stands_below_the_middle_of_its_part_and_within_the_ends()
    {
        Assert.Equal([40f], ShareBar.Spread([(50, 20)], 0, 100, 5));
        Assert.Equal([0f], ShareBar.Spread([(3, 20)], 0, 100, 5));
        Assert.Equal([80f], ShareBar.Spread([(99, 20)], 0, 100, 5));
        Assert.Equal([55f, 80f], ShareBar.Spread([(97, 20), (99, 20)], 0, 100, 5));
    }

    [Fact]
    public void No_text_stands_upon_another()
    {
        Gen.Select(Gen.Float[0, 1000], Gen.Float[1, 190]).Array[1, 5].Sample(texts =>
        {
            (float Middle, float Width)[] sorted = [.. texts.OrderBy(text => text.Item1)];
            float[] starts = ShareBar.Spread(sorted, 0, 1000, 10);
            Assert.InRange(starts[0], -0.01f, 1000);
            Assert.InRange(starts[^1] + sorted[^1].Width, 0, 1000.01f);
            for (int i = 1; i < starts.Length; i++)
                Assert.True(starts[i] >= starts[i - 1] + sorted[i - 1].Width + 9.99f);
        });
    }
}
