using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Tests;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Preparation;

public sealed class FewReviewsAdviceTests : IDisposable
{
    private const string Folds = " Folds = 5 measures on all reviews.";
    private const string Learning = " Embeddings = FILE (word vectors) or Unlabelled = FILE (more reviews, without labels) "
        + "helps to learn from few.";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(600, "600 reviews are few to train on. With 60 validation reviews the measured accuracy varies by about ±11 points.")]
    [InlineData(1_999, "1,999 reviews are few to train on. With 200 validation reviews the measured accuracy varies by about ±6 points.")]
    [InlineData(30, "30 reviews are few to train on. With 4 validation reviews the measured accuracy varies by about ±33 points.")]
    public void Few_reviews_are_said_with_what_helps(int rows, string warning) =>
        Assert.Equal([warning + Folds + Learning], Warnings(Request(Rows(rows))));

    [Fact]
    public void Enough_reviews_are_worth_no_warning() => Assert.Empty(Warnings(Request(Rows(2_000))));

    [Fact]
    public void What_is_asked_for_already_is_not_proposed()
    {
        const string Few = "600 reviews are few to train on. With 60 validation reviews the measured accuracy varies by about ±11 points.";
        TrainingRequest request = Request(Rows(600));
        string texts = _folder.Write("more.txt", "a text\nanother one\n");
        string vectors = _folder.Write("vectors.vec", "good 0.1 0.2\nbad 0.2 0.1\n");

        Assert.Equal([Few + Learning], Warnings(request with { Folds = 3 }));
        Assert.Equal([Few + Folds], Warnings(request with { Unlabelled = texts }));
        Assert.Equal([Few + Folds], Warnings(request with { Embeddings = vectors }));
        Assert.Equal([Few], Warnings(request with { Embeddings = vectors, Folds = 3 }));
    }

    [Fact]
    public void What_would_be_refused_is_not_proposed()
    {
        Assert.Equal(
            ["540 reviews are few to train on. With 60 validation reviews the measured accuracy varies by about ±11 points." + Learning],
            Warnings(Request(Rows(600)) with { Test = Holdout.Part(0.1) })); // A part is not tested on twice.
        Assert.Equal(
            ["8 reviews are few to train on. With 2 validation reviews the measured accuracy varies by about ±39 points." + Learning],
            Warnings(Request(Rows(8)))); // Four texts of a class are not enough for five folds.
        Assert.Equal(
            ["600 reviews are few to train on. With 60 validation reviews the measured accuracy varies by about ±11 points." + Folds
                + " Embeddings = FILE (word vectors) helps to learn from few."],
            Warnings(Request(Rows(600)) with { Model = new ModelOptions { Encoder = EncoderKind.Mean } }));
    }

    [Fact]
    public void A_small_validation_file_of_a_large_training_set_is_said()
    {
        string file = Rows(4, name: "dev.csv", word: "other");
        Assert.Equal(
            [$"{file} has only 4 reviews: the accuracy measured on them varies by about ±33 points, and the best epoch is chosen on them."
                + Folds],
            Warnings(Request(Rows(2_100)) with { Validation = Holdout.Parse(file) }));
    }

    [Fact]
    public void A_small_part_of_a_large_training_set_is_said() => Assert.Equal(
        ["The validation set has only 20 reviews: the accuracy measured on them varies by about ±18 points, "
            + "and the best epoch is chosen on them." + Folds],
        Warnings(Request(Rows(2_000)) with { Validation = Holdout.Part(0.01) }));

    [Fact]
    public void A_large_validation_file_does_not_make_few_reviews_many() => Assert.Equal(
        ["600 reviews are few to train on." + Folds + Learning],
        Warnings(Request(Rows(600)) with { Validation = Holdout.Parse(Rows(300, name: "dev.csv", word: "other")) }));

    [Fact]
    public void A_class_of_few_validation_reviews_is_said()
    {
        const string Warning = ": the measured recall of that class varies by about ";
        Assert.Equal(
            [$"Only 5 validation reviews are negative{Warning}±31 points."], Warnings(Request(Rows(2_000, every: 40))));
        Assert.Equal(
            [$"Only 1 validation review is negative{Warning}±43 points."], Warnings(Request(Rows(2_000, every: 200))));
        Assert.Empty(Warnings(Request(Rows(2_000, every: 20))));
    }

    private static string[] Warnings(TrainingRequest request) =>
        [.. TrainingData.Divide(TrainingFiles.Read(request, TestContext.Current.CancellationToken)).Warnings.Select(each => $"{each}")];

    private static TrainingRequest Request(string data) => new() { Data = data, Training = new TrainingOptions { Seed = 1 } };

    /// <summary>Different reviews, of which every second, or another part, is negative.</summary>
    private string Rows(int rows, int every = 2, string name = "reviews.csv", string word = "review") => _folder.Write(
        name, "text,label\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{word} {Letters(i)},{(i % every == 0 ? 0 : 1)}\n")));

    /// <summary>A number in letters: the tokenizer takes all long numbers for one.</summary>
    private static string Letters(int number) => $"{(char)('a' + number / 676)}{(char)('a' + number / 26 % 26)}{(char)('a' + number % 26)}";
}
