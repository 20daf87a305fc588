using GruSentiment.Data.Reviews;
using GruSentiment.Tests;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public sealed class DataDefaultsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(40, 5, 10, 16)]
    [InlineData(40, 80, 10, 32)]
    [InlineData(10_000, 5, 6, 16)]
    [InlineData(20_000, 5, 4, 64)]
    public void Few_reviews_are_passed_over_more_often_in_smaller_batches(int rows, int words, int epochs, int batchSize)
    {
        TrainingRequest fitting = For(rows, i => string.Join(' ', Enumerable.Repeat($"word{i % 100}", words)));
        Assert.Equal((epochs, batchSize, 2), (fitting.Training.Epochs, fitting.Training.BatchSize, fitting.Ngrams.Order));
    }

    [Fact]
    public void Characters_of_Chinese_make_longer_ngrams() => Assert.Equal(3, For(40, _ => "房间很好 ok").Ngrams.Order);

    [Fact]
    public void A_flag_or_preset_wins()
    {
        var request = new TrainingRequest { Data = "x.csv", Training = new TrainingOptions { Epochs = 3 } };
        TrainingRequest resolved = request.Resolve(new TrainingRequest { Training = new TrainingOptions { Epochs = 10, BatchSize = 16 } });
        Assert.Equal((3, 16), (resolved.Training.Epochs, resolved.Training.BatchSize));
    }

    private TrainingRequest For(int rows, Func<int, string> text) => DataDefaults.For(ReviewSet.Load(_folder.Write("reviews.csv",
        "text,label\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{text(i)},{i % 2}\n")))));
}
