using GruSentiment.Explanations;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

public class StretchTests
{
    [Fact]
    public void A_short_text_is_shown_whole() => Assert.Equal([new Stretch(0, 30)], Stretch.Strongest(Words(30, strong: 7), most: 30));

    [Fact]
    public void Of_a_long_text_the_strongest_words_are_shown_between_their_neighbours()
    {
        // Eleven words around the strong one; nine are left for the next strongest, the first of the equal ones.
        Assert.Equal([new Stretch(0, 9), new Stretch(45, 56)], Stretch.Strongest(Words(100, strong: 50), most: 20));
    }

    [Fact]
    public void A_gap_of_three_words_is_shown_and_one_of_four_left_out()
    {
        Assert.Equal([new Stretch(45, 70)], Stretch.Strongest(Words(100, 50, 64), most: 22));
        Assert.Equal([new Stretch(45, 56), new Stretch(60, 71)], Stretch.Strongest(Words(100, 50, 65), most: 22));
    }

    [Fact]
    public void A_strong_word_at_the_end_has_neighbours_on_one_side() =>
        Assert.Equal([new Stretch(94, 100)], Stretch.Strongest(Words(100, strong: 99), most: 6));

    private static Explanation Words(int count, params int[] strong) => MadeExplanation.Of(
        string.Join(' ', Enumerable.Repeat("word", count)),
        [.. Enumerable.Range(0, count).Select(i => strong.Contains(i) ? -2 : 0.001)]).Explanation;
}
