using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class ReviewTextsTests : IDisposable
{
    private const string Csv = "text,label\nGood film,1\nbad film,0\n,1\nfine soup,1\nfine soup,1\npoor hat,0\n";

    private static readonly ReviewReaderOptions s_options = new() { MaxSkipped = 0.5 };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Texts_are_those_of_the_reviews_asked_for()
    {
        ReviewSet set = Load();
        Assert.Equal(
            [(0, "Good film"), (1, "bad film"), (2, "fine soup"), (3, "fine soup"), (4, "poor hat")],
            ReviewTexts.Of(Data, s_options, set, TestContext.Current.CancellationToken));
        Assert.Equal([(1, "bad film"), (3, "fine soup")], Of(set, 1, 3));
        Assert.Empty(Of(set));
    }

    [Theory]
    [InlineData("text,label\nGood film,1\nbad soup,0\n,1\nfine soup,1\nfine soup,1\npoor hat,0\n")]
    [InlineData("text,label\nbad film,0\n")]
    [InlineData("text,label\nA new row,1\nGood film,1\nbad film,0\n,1\nfine soup,1\nfine soup,1\npoor hat,0\n")]
    public void A_file_that_has_changed_is_an_error(string now)
    {
        ReviewSet set = Load();
        _folder.Write("data.csv", now);
        Assert.Equal($"{Data}: has changed since it was read; the same rows were expected.",
            Assert.Throws<DataException>(() => Of(set, 1)).Message);
    }

    private string Data => _folder.File("data.csv");

    private ReviewSet Load() =>
        ReviewSet.Load(_folder.Write("data.csv", Csv), s_options, TestContext.Current.CancellationToken);

    private (int, string)[] Of(ReviewSet set, params int[] reviews) =>
        [.. ReviewTexts.Of(Data, s_options, set, reviews, TestContext.Current.CancellationToken)];
}
