using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Tests.Behaviour;

public class TypoTests
{
    [Fact]
    public void Two_neighbouring_letters_behind_the_first_are_swapped()
    {
        string[] typos = [.. Enumerable.Range(0, 100).Select(seed => Typo.Swap("great", new SeededRandom(seed))).Distinct()];
        Assert.Equal(["gerat", "graet", "greta"], typos.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("bad", false)]
    [InlineData("nooo", false)]
    [InlineData("good", true)]
    [InlineData("don't", false)]
    [InlineData("tr3s", false)]
    [InlineData("schön", true)]
    public void A_word_must_be_of_four_letters_two_of_them_different(string word, bool can) => Assert.Equal(can, Typo.CanSwap(word));

    [Fact]
    public void A_word_without_such_letters_stays() => Assert.Equal("bad", Typo.Swap("bad", new SeededRandom(1)));
}
