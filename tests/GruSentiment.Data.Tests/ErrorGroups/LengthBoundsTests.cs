using GruSentiment.Data.ErrorGroups;

namespace GruSentiment.Data.Tests.ErrorGroups;

public sealed class LengthBoundsTests
{
    [Fact]
    public void A_tenth_is_short_and_a_tenth_is_long() => Assert.Equal(new(2, 19), LengthBounds.Of(Enumerable.Range(1, 20)));

    [Fact]
    public void Where_lengths_are_equal_fewer_are_taken() =>
        Assert.Equal(new(1, 9), LengthBounds.Of([.. Enumerable.Repeat(5, 18), 1, 9]));

    [Fact]
    public void Where_too_many_have_the_same_length_none_is_short_or_long() =>
        Assert.Equal(new(-1, int.MaxValue), LengthBounds.Of(Enumerable.Repeat(5, 20)));

    [Fact]
    public void Of_a_few_texts_none_is_short_or_long() => Assert.Equal(new(-1, int.MaxValue), LengthBounds.Of([1, 2, 3]));
}
