using System.Globalization;
using System.Text;
using GruSentiment.Benchmarks.FastText;
using GruSentiment.Data.Files;
using GruSentiment.Tests;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Benchmarks.FastText;

public sealed class ComparedReviewsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void No_text_stands_in_two_parts_and_none_is_lost()
    {
        ComparedParts parts = ComparedReviews.Load(new ComparedFile(Write("a.csv", 0, 60))).Divide(seed: 3);
        string[][] lines = [.. Parts(parts).Select(part => part.Lines().ToArray())];
        Assert.Equal([42, 6, 12], lines.Select(part => part.Length));
        Assert.Equal(60, lines.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void Another_seed_tests_on_other_reviews()
    {
        var reviews = ComparedReviews.Load(new ComparedFile(Write("a.csv", 0, 60)));
        Assert.NotEqual(reviews.Divide(1).Test.Reviews, reviews.Divide(2).Test.Reviews);
        Assert.Equal(reviews.Divide(1).Test.Reviews, reviews.Divide(1).Test.Reviews);
    }

    [Fact]
    public void The_parts_are_those_that_train_makes()
    {
        string file = Write("a.csv", 0, 60);
        ComparedParts parts = ComparedReviews.Load(new ComparedFile(file)).Divide(seed: 5);
        var request = new TrainingRequest { Data = file, Test = ComparedReviews.TestPart, Training = new() { Seed = 5 } };
        TrainingData data = TrainingData.Divide(TrainingFiles.Read(request, TestContext.Current.CancellationToken));
        IEnumerable<string> Ids(ReviewPart part) => part.Set.Encode(part.Reviews, data.Vocabulary, 10).Select(ids => string.Join(' ', ids));
        Assert.Equal(data.Test.Select(review => string.Join(' ', review.Ids)), Ids(parts.Test));
        Assert.Equal(data.Validation.Select(review => string.Join(' ', review.Ids)), Ids(parts.Validation));
    }

    [Fact]
    public void Rows_of_a_test_file_that_stand_in_the_data_are_left_out()
    {
        var reviews = ComparedReviews.Load(new ComparedFile(Write("a.csv", 0, 60)) { Test = Write("b.csv", 50, 64) });
        ComparedParts parts = reviews.Divide(seed: 1);
        Assert.Equal(10, reviews.Known);
        Assert.Equal(["__label__0 word60", "__label__1 word61", "__label__0 word62", "__label__1 word63"], parts.Test.Lines());
        Assert.Equal([54, 6], Parts(parts).Take(2).Select(part => part.Count));
    }

    [Fact]
    public void A_test_file_with_nothing_new_is_refused()
    {
        var file = new ComparedFile(Write("a.csv", 0, 60)) { Test = Write("b.csv", 50, 60) };
        string message = Assert.Throws<DataException>(() => ComparedReviews.Load(file)).Message;
        Assert.Equal($"{file.Test}: every text stands in {file.Data} too, expected others to test on.", message);
    }

    [Fact]
    public void Accuracy_is_the_share_of_right_answers()
    {
        ReviewPart part = ComparedReviews.Load(new ComparedFile(Write("a.csv", 0, 60))).Divide(seed: 1).Test;
        int[] answers = [.. part.Labels];
        answers[0] = -1;
        answers[1] = 1 - answers[1];
        Assert.Equal(10.0 / 12, part.AccuracyOf(answers));
    }

    private static IEnumerable<ReviewPart> Parts(ComparedParts parts) => [parts.Training, parts.Validation, parts.Test];

    /// <summary>Rows of a word each, of two classes in turn.</summary>
    private string Write(string name, int from, int to)
    {
        var csv = new StringBuilder("text,label\n");
        for (int i = from; i < to; i++)
            csv.Append(CultureInfo.InvariantCulture, $"word{i},{i % 2}\n");
        return _directory.Write(name, csv.ToString());
    }
}
