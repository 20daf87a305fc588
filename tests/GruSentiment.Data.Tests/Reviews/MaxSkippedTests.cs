using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class MaxSkippedTests : IDisposable
{
    private const string ThreeOfTen =
        "text,label\nfine,1\nbad,0\ngood,1\npoor,0\nnice,1\ndull,0\ngreat,1\n,0\nfine, really,1\nbad, really,0\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_with_too_many_unusable_rows_is_refused_and_the_hint_works_as_typed()
    {
        string path = _folder.Write("reviews.csv", ThreeOfTen);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message;

        Assert.Equal($"{path}: 3 of 10 rows can't be used, more than a tenth: 1 without text (line 9); 2 with a wrong number of fields "
            + "(lines 10, 11). Line 10 has 3 fields, expected 2. A text with ',' in it must stand in quotes; or Delimiter and Quoting say "
            + "how the file is written. To skip these rows, use MaxSkipped = 0.3.", message);
        Assert.Equal(7, ReviewSet.Load(path, new ReviewReaderOptions { MaxSkipped = 0.3 }).Count);
    }

    [Fact]
    public void A_share_of_ones_own_is_named_in_the_error()
    {
        string path = _folder.Write("reviews.csv", ThreeOfTen);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path, new ReviewReaderOptions { MaxSkipped = 0.25 })).Message;

        Assert.Contains("3 of 10 rows can't be used, more than MaxSkipped = 0.25 allows: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_share_is_proposed_where_no_row_can_be_used()
    {
        string path = _folder.Write("reviews.csv", "text,label\n,1\n,0\n");

        Assert.DoesNotContain("MaxSkipped", Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, "negative=1;positive=1")]
    [InlineData(1.0, "negative=1;positive=1")]
    public void Unknown_labels_may_be_skipped_up_to_the_share(double share, string classes)
    {
        string path = _folder.Write("reviews.csv", "text,label\nfine,pos\nbad,neg\nso so,spam\n");

        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { MaxSkipped = share });

        Assert.Equal(classes, string.Join(';', set.ClassNames.Zip(set.ClassCounts, (name, count) => $"{name}={count}")));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_is_from_0_to_1(double share)
    {
        string path = _folder.Write("reviews.csv", ThreeOfTen);

        Assert.Throws<OptionException>(() => ReviewSet.Load(path, new ReviewReaderOptions { MaxSkipped = share }));
    }
}
