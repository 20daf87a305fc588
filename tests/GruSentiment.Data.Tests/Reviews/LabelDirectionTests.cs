using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>What the name of a column says of the numbers in it.</summary>
public sealed class LabelDirectionTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("is_negative", "0 1", "negative=1;positive=0")]
    [InlineData("negative", "0 1", "negative=1;positive=0")]
    [InlineData("Complaint?", "no yes", "negative=yes;positive=no")]
    [InlineData("not_recommended", "false true", "negative=true;positive=false")]
    [InlineData("toxic", "0 1", "negative=1;positive=0")]
    [InlineData("Beschwerde", "nein ja", "negative=ja;positive=nein")]
    [InlineData("rating_1_best", "1 2 3 4 5", "negative=4,5;positive=1,2")]
    [InlineData("оценка (1 - лучшая)", "1 2 3 4 5", "negative=4,5;positive=1,2")]
    [InlineData("Schulnote", "1 2 3 4 5", "negative=4,5;positive=1,2")]
    [InlineData("Rating (1 = best, 5 = worst)", "1 2 3 4 5", "negative=4,5;positive=1,2")]
    public void Where_more_seems_to_be_worse_the_user_is_asked_with_mappings_that_work(string column, string labels, string mapping)
    {
        string path = Write(column, labels);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path, Options(column))).Message;

        Assert.Contains($"column '{column}' seems to say how bad a review is. ", message, StringComparison.Ordinal);
        Assert.Contains($"Say which is which: Labels = {mapping}; or, if the larger number or yes is good, Labels = ", message,
            StringComparison.Ordinal);
        Assert.Equal(mapping, ReviewSet.Load(path, Options(column) with { Labels = LabelMapping.Parse(mapping) }).Report.Labels.ToString());
    }

    [Theory]
    [InlineData("label", "0 1 2 3 4 5", null)]
    [InlineData("label", "0 1 2 3", null)]
    [InlineData("rating", "0 1 2 3 4 5", "negative=0,1,2;positive=4,5")]
    [InlineData("label", "1 2 3 4 5", "negative=1,2;positive=4,5")]
    [InlineData("rating", "1 2 3 4", "negative=1,2;positive=3,4")]
    [InlineData("rating", "1 2 3 4 5 6 7", null)]
    [InlineData("rating (out of 10)", "1 2 3 4 5", null)]
    [InlineData("rating (out of 10)", "1 4 5 7 9", "negative=1,4;positive=7,9")]
    [InlineData("score", "-3 1 2 5", null)]
    [InlineData("score", "-2 -1 0 1 2", "negative=-2,-1;positive=1,2")]
    public void Numbers_are_ratings_where_the_name_allows_it(string column, string labels, string? mapping)
    {
        string path = Write(column, labels);

        if (mapping is null)
            Assert.Throws<DataException>(() => ReviewSet.Load(path, Options(column)));
        else
            Assert.Equal(mapping, ReviewSet.Load(path, Options(column)).Report.Labels.ToString());
    }

    private static ReviewReaderOptions Options(string column) => new() { LabelColumn = column };

    private string Write(string column, string labels) => _folder.Write("reviews.csv", $"text,\"{column}\"\n"
        + string.Concat(labels.Split(' ').SelectMany(label => Enumerable.Range(0, 3).Select(i => $"It was so {label} {i},{label}\n"))));
}
