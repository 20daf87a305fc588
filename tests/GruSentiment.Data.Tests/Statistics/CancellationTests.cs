using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class CancellationTests : IDisposable
{
    private static readonly CancellationToken s_cancelled = new(canceled: true);

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_slow_part_of_the_statistics_ends_when_cancelled()
    {
        ReviewSet set = ReviewFile.Set(_folder, Enumerable.Range(0, 20).Select(i => ($"{i % 2}", $"a text of several words number x{i}")));
        string path = _folder.File("reviews.csv");
        ReviewSplit split = StratifiedSplit.Of(set, validation: 0.2, seed: 1);
        Action[] parts =
        [
            () => ReviewStatistics.Of(path, cancellation: s_cancelled),
            () => ReviewSet.Load(path, cancellation: s_cancelled),
            () => FileSurvey.Read(path, new ReviewReaderOptions(), s_cancelled),
            () => SetStatistics.Of(set, split, new VocabularyOptions(), s_cancelled),
            () => TextRepeats.Of(set, s_cancelled),
            () => NearDuplicates.Find(set, [0, 1], s_cancelled),
            () => InformativeWords.Of(set, cancellation: s_cancelled),
            () => VocabularyStatistics.Of(set, split, new VocabularyOptions(), s_cancelled),
        ];

        Assert.All(parts, part => Assert.Throws<OperationCanceledException>(part));
    }

    [Fact]
    public void Reading_ends_between_two_rows()
    {
        using var source = new CancellationTokenSource();
        string path = _folder.Write("texts.txt", "one\ntwo\n");
        Assert.Equal(2, UnlabelledSet.Load(path, new ReviewReaderOptions(), source.Token).Count);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => UnlabelledSet.Load(path, new ReviewReaderOptions(), source.Token));
    }
}
