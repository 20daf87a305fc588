using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class ReviewsInMemoryTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("good;bad;good;bad", null)]
    [InlineData("1;5;2;4;3", null)]
    [InlineData(" yes ;no;no;yes", null)]
    [InlineData("a;b;c;a", "negative=a;positive=b,c")]
    public void They_are_read_as_the_same_rows_of_a_file(string labels, string? mapping)
    {
        (string Text, string Label)[] rows = [.. labels.Split(';').Select((label, i) => ($"It, well, \"works\" {i}.", label))];
        var options = new ReviewReaderOptions { Labels = mapping is null ? null : LabelMapping.Parse(mapping) };
        string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        string csv = "text,label\n" + string.Concat(rows.Select(row => $"{Quoted(row.Text)},{row.Label}\n"));

        ReviewSet file = ReviewSet.Load(_folder.Write("rows.csv", csv), options), memory = Read(rows, options);

        Assert.Equal(file.Report.Labels.ToString(), memory.Report.Labels.ToString());
        Assert.Equal(file.ClassNames, memory.ClassNames);
        Assert.Equal(file.Labels, memory.Labels);
        Assert.Equal(file.Rows, memory.Rows);
        Assert.Equal(file.DistinctTokens, memory.DistinctTokens);
        Assert.Equal(file.SampleText, memory.SampleText);
        Assert.All(Enumerable.Range(0, file.Count), review =>
        {
            Assert.Equal(file.TokensOf(review), memory.TokensOf(review));
            Assert.Equal(file.TextHashOf(review), memory.TextHashOf(review));
        });
    }

    [Fact]
    public void Skipped_reviews_are_reported_with_their_numbers()
    {
        (string, string)[] rows = [("", "good"), .. Many(10), (" ", "bad"), ("fine", ""), ("fine", null!), ("so-so", "neutral?")];

        ReviewSet set = Read(rows, new ReviewReaderOptions { MaxSkipped = 0.5, Labels = LabelMapping.Parse("negative=bad;positive=good") });

        Assert.Equal(
            [
                "reviews in memory: 15 rows; text and label of each", "classes: negative 5 (label bad), positive 5 (label good)",
                "skipped rows: 2 without text (reviews 1, 12); 2 without label (reviews 13, 14); "
                    + "1 with a label that is not used (review 15)",
            ],
            set.Report.Lines().Select(line => line.ToString()));
    }

    [Theory]
    [InlineData("", "reviews in memory: there are none, expected texts with labels.")]
    [InlineData("fine=;good film=good;bad film=bad",
        "reviews in memory: 1 of 3 rows can't be used, more than a tenth: 1 without label (review 1). "
            + "To skip these rows, use MaxSkipped = 0.34.")]
    [InlineData("=good;=bad", "reviews in memory: 2 of 2 rows can't be used, more than a tenth: 2 without text (reviews 1, 2).")]
    [InlineData("fine=good;film=good", "reviews in memory: every usable row is positive, expected rows of each class (negative, positive). "
        + "The labels are 'good' 2 (from review 1).")]
    [InlineData("fine=left;film=right", "reviews in memory: the labels are unknown. "
        + "The labels are 'left' 1 (from review 1), 'right' 1 (from review 2). Expected labels such as 0/1, negative/positive or "
        + "1 to 5 stars; or say which is which: Labels = negative=…;positive=…, with the labels left, right in place of the dots.")]
    public void What_is_wrong_is_said_with_the_place(string rows, string expected)
    {
        (string, string)[] reviews = [.. rows.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('='))
            .Select(row => (row[0], row[1]))];

        Assert.Equal(expected, Assert.ThrowsAny<DataException>(() => Read(reviews)).Message);
    }

    [Fact]
    public void More_than_a_thousand_labels_are_none()
    {
        var fault = Assert.ThrowsAny<DataException>(() => Read(Enumerable.Range(0, 1001).Select(i => ("fine", $"label{i}"))));

        Assert.Equal("reviews in memory: the labels have more than 1,000 different values, so they are no labels. "
            + "Expected labels such as 0/1, negative/positive or 1 to 5 stars.", fault.Message);
    }

    [Fact]
    public void A_null_text_is_refused_with_its_place()
    {
        var fault = Assert.Throws<ArgumentException>(() => Read([.. Many(16), (null!, "good")]));

        Assert.Equal("reviews in memory, review 17 (index 16): its text is null; a text was expected.", fault.Message);
    }

    [Fact]
    public void They_are_gone_through_once_on_the_same_thread_and_not_beyond_a_cancellation()
    {
        int given = 0, thread = Environment.CurrentManagedThreadId;
        using var source = new CancellationTokenSource();

        Assert.Equal(100, Read(Counted(100)).Count);
        Assert.Equal(100, given);
        Assert.ThrowsAny<OperationCanceledException>(() => Read(Counted(1000, cancelAt: 7), cancellation: source.Token));
        Assert.Equal(100 + 7, given);

        IEnumerable<(string, string)> Counted(int rows, int cancelAt = 0)
        {
            for (int i = 1; i <= rows; i++)
            {
                given++;
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                if (i == cancelAt)
                    source.Cancel();
                yield return ($"film {i}", i % 2 == 0 ? "good" : "bad");
            }
        }
    }

    [Fact]
    public void Texts_are_kept_only_where_that_is_asked_for()
    {
        Assert.Null(Read(Many(4)).Texts);
        ReviewSet set = new ReviewsInMemory(ReviewsInMemory.Training, Many(4))
            .Read(new ReviewReaderOptions(), skip: null, keepTexts: true, TestContext.Current.CancellationToken);
        Assert.Equal(["film 0", "film 1", "film 2", "film 3"], set.Texts);
    }

    private static (string, string)[] Many(int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => ($"film {i}", i % 2 == 0 ? "good" : "bad"))];

    private static ReviewSet Read(
        IEnumerable<(string, string)> rows, ReviewReaderOptions? options = null, CancellationToken cancellation = default) =>
        new ReviewsInMemory(ReviewsInMemory.Training, rows)
            .Read(options ?? new ReviewReaderOptions(), skip: null, keepTexts: false, cancellation);
}
