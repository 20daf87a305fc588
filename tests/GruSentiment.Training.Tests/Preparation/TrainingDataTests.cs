using GruSentiment.Data.Splits;
using GruSentiment.Tests;
using GruSentiment.Text;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Preparation;

public sealed class TrainingDataTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly string _reviews;

    public TrainingDataTests() => _reviews = _folder.Write("reviews.csv", Labelled("review", 80));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_that_are_measured_on_are_left_out_of_the_texts_without_labels()
    {
        TrainingFiles files = Read(Request(_reviews) with { Test = Holdout.Parse("0.25") });
        Assert.Equal((52, 28), UsedAndSkipped(TrainingData.Divide(files)));
    }

    [Fact]
    public void Files_that_are_measured_on_are_left_out_too()
    {
        string validation = _folder.Write("validation.csv", Labelled("judged", 6)), test = _folder.Write("test.csv", Labelled("tested", 4));
        string unlabelled = _folder.Write("more.csv", "text\nJUDGEDAF.\nanother\nmore\n" + Texts("tested", 3) + Texts("review", 80));
        TrainingFiles files = Read(Request(unlabelled) with { Validation = Holdout.Parse(validation), Test = Holdout.Parse(test) });
        Assert.Equal((82, 4), UsedAndSkipped(TrainingData.Divide(files)));
    }

    [Fact]
    public void A_fold_leaves_out_its_rows_and_its_validation_part()
    {
        TrainingFiles files = Read(Request(_reviews));
        Assert.All(
            StratifiedFolds.Of(files.Reviews, 4, validation: 0.1, seed: 1),
            fold => Assert.Equal((54, 26), UsedAndSkipped(TrainingData.Of(files, fold))));
    }

    [Fact]
    public void A_word_that_only_held_out_texts_have_is_not_in_the_vocabulary()
    {
        TrainingData data = TrainingData.Divide(Read(Request(_reviews)));
        Assert.Equal(72, data.Training.Count);
        Assert.Equal(2 + 72, data.Vocabulary.Count); // Padding, unknown, and each text's own word.
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void No_more_threads_encode_than_are_asked_for(int threads, int loops)
    {
        string reviews = _folder.Write("many.csv", Labelled("review", 661));
        string validation = _folder.Write("some.csv", Labelled("judged", 653));
        using var parallel = new ParallelLoops();
        _ = TrainingData.Divide(Read(new TrainingRequest
        {
            Data = reviews,
            Validation = Holdout.Parse(validation),
            Training = new TrainingOptions { Threads = threads },
        }));
        Assert.Equal((loops, loops), (parallel.Count(661), parallel.Count(653)));
    }

    private static (int Used, int Skipped) UsedAndSkipped(TrainingData data) => (data.Unlabelled!.Count, data.Unlabelled.HeldOut);

    private static TrainingFiles Read(TrainingRequest request) => TrainingFiles.Read(request, TestContext.Current.CancellationToken);

    private static string Labelled(string word, int rows) =>
        "text,label\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{word}{Letters(i)},{i % 2}\n"));

    private static string Texts(string word, int rows) => string.Concat(Enumerable.Range(0, rows).Select(i => $"{word}{Letters(i)}\n"));

    /// <summary>A number in letters, for a word's end: the tokenizer takes all long numbers for one.</summary>
    private static string Letters(int number) => $"{(char)('a' + number / 26)}{(char)('a' + number % 26)}";

    private TrainingRequest Request(string unlabelled) => new()
    {
        Data = _reviews,
        Unlabelled = unlabelled,
        Training = new TrainingOptions { Seed = 1 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
    };
}
