using GruSentiment.Data.Influence;
using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Influence;

public sealed class ExplainedSampleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Each_class_has_its_share_and_the_rows_are_the_same_every_time()
    {
        ReviewSet set = Set(150, 50);
        int[] rows = ExplainedSample.Of(set, 40);
        Assert.Equal(40, rows.Distinct().Count());
        Assert.Equal(rows.Order(), rows);
        Assert.Equal(30, rows.Count(row => set.Labels[row] == 0));
        Assert.Equal(rows, ExplainedSample.Of(set, 40));
        Assert.NotEqual(Enumerable.Range(0, 40), rows);
    }

    [Fact]
    public void A_small_file_is_taken_whole() => Assert.Equal(Enumerable.Range(0, 10), ExplainedSample.Of(Set(6, 4), 10));

    [Theory]
    [InlineData(20, 1, 500)]
    [InlineData(230, 1, 240)]
    [InlineData(230, 3, 80)]
    [InlineData(100_000, 5, 20)]
    public void Fewer_rows_are_explained_where_they_are_long_or_networks_are_many(double tokens, int networks, int expected) =>
        Assert.Equal(expected, ExplainedSample.RowsFor(tokens, networks));

    private ReviewSet Set(int negative, int positive) => ReviewSet.Load(_directory.Write("data.csv", "text,label\n"
        + string.Concat(Enumerable.Range(0, negative + positive).Select(i => $"text {i},{(i < negative ? "negative" : "positive")}\n"))));
}
