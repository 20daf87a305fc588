using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class VocabularyStatisticsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Coverage_is_the_share_of_held_out_tokens_that_training_would_know()
    {
        var random = new SeededRandom(1);
        ReviewSet set = ReviewFile.Set(_folder, Enumerable.Range(0, 400).Select(i =>
            ($"{i % 2}", string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"w{random.NextInt(1 + random.NextInt(4000))}")))));
        ReviewSplit split = StratifiedSplit.Of(set, 0.1, 42);

        VocabularyStatistics words = VocabularyStatistics.Of(set, split, new VocabularyOptions());

        Assert.Equal((40, 480), (words.HeldOutReviews, words.HeldOutTokens));
        Assert.Equal(1_000, words.Coverage[0].Size);
        foreach (VocabularyCoverage coverage in words.Coverage)
            Assert.Equal(Known(set.BuildVocabulary(split.Training, 1, coverage.Size)), coverage.Known, 12);
        Vocabulary own = set.BuildVocabulary(split.Training, 2, 30_000);
        Assert.Equal((own.Count, Known(own)), (words.Default!.Size, words.Default.Known));

        double Known(Vocabulary vocabulary) =>
            set.Encode(split.Validation, vocabulary, 100).Average(ids => ids.Count(id => id != Vocabulary.UnknownId) / 12.0);
    }

    [Fact]
    public void Words_of_rows_left_out_are_not_counted()
    {
        ReviewSet set = ReviewFile.Set(_folder, ("1", "bad bad film"), ("5", "good film"), ("3", "neither nor"));

        VocabularyStatistics words = VocabularyStatistics.Of(set, null, new VocabularyOptions());

        Assert.Equal((3, 1), (words.Words, words.SeenOnce));
        Assert.Empty(words.Coverage);
        Assert.Null(words.Default);
    }
}
