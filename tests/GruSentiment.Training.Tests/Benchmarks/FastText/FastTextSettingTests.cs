using GruSentiment.Benchmarks.FastText;

namespace GruSentiment.Training.Tests.Benchmarks.FastText;

public class FastTextSettingTests
{
    [Theory]
    [InlineData(1, 5_000_000, "200000")]
    [InlineData(2, 1_000, "200000")]
    [InlineData(2, 500_000, "500000")]
    [InlineData(3, 500_000, "1000000")]
    [InlineData(2, 5_000_000, "2000000")]
    public void Buckets_are_as_many_as_there_can_be_ngrams_within_bounds(int wordNgrams, long tokens, string buckets)
    {
        var setting = new FastTextSetting(10, 0.5, 10, wordNgrams);
        Assert.Equal(
            ["-epoch", "10", "-lr", "0.5", "-dim", "10", "-wordNgrams", $"{wordNgrams}", "-bucket", buckets],
            setting.Flags(tokens));
    }

    [Fact]
    public void Every_pair_of_epochs_and_learning_rate_is_tried()
    {
        FastTextSetting[] grid = [.. FastTextSetting.Grid(2)];
        Assert.Equal(12, grid.Distinct().Count());
        Assert.Equal("-epoch 5 -lr 0.1 -dim 10 -wordNgrams 2", grid[0].ToString());
        Assert.Equal("-epoch 50 -lr 1 -dim 10 -wordNgrams 2", grid[^1].ToString());
    }
}
