using GruSentiment.Options;

namespace GruSentiment.Tests.Options;

public class ShortListTests
{
    [Theory]
    [InlineData(0, "", "")]
    [InlineData(1, "1", "1")]
    [InlineData(3, "1, 2, 3", "1, 2 and 3")]
    [InlineData(10, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10", "1, 2, 3, 4, 5, 6, 7, 8, 9 and 10")]
    [InlineData(11, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 1 other", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 1 other")]
    [InlineData(5000, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 4,990 others", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 4,990 others")]
    public void The_first_ten_are_listed_and_the_others_counted(int count, string listed, string withAnd)
    {
        string[] names = [.. Enumerable.Range(1, count).Select(i => $"{i}")];
        Assert.Equal(listed, ShortList.Of(names));
        Assert.Equal(withAnd, ShortList.WithAnd(names));
    }

    [Fact]
    public void Entries_are_listed_as_they_are()
    {
        string[] entries = [new string('a', 1000), .. Enumerable.Range(2, 9).Select(i => $"{i}")];
        Assert.Equal(string.Join(", ", entries), ShortList.OfShown(entries));
        Assert.Equal($"{string.Join(", ", entries)}, … and 2 others", ShortList.OfShown([.. entries, "x", "y"]));
        Assert.Equal($"{string.Join(", ", entries)}, … and 1 other", ShortList.OfShown([.. entries, "x"]));
    }

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        Assert.Equal(new string('a', 100) + "…", ShortList.Of([new string('a', 1000)]));
        Assert.Equal(new string('a', 99) + "…", ShortList.Of([new string('a', 99) + "\U0001F600"]));
    }
}
