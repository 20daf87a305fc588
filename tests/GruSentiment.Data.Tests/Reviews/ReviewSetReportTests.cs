using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class ReviewSetReportTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ten_classes_and_ten_labels_of_a_class_are_listed()
    {
        string[] classes = [.. Enumerable.Range(10, 12).Select(i => $"class{i}")];
        string[] labels = [.. Enumerable.Range(10, 12).Select(i => $"label{i}")];
        string rows = string.Concat(classes.Concat(labels).Select(label => $"film,{label}\n"));
        string path = _folder.Write("reviews.csv", $"text,label\n{rows}");
        string mapping = $"other={string.Join(',', labels)};{string.Join(';', classes.Select(name => $"{name}={name}"))}";

        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse(mapping) });

        Assert.Equal(
            $"classes: other 12 (labels {string.Join(", ", labels.Take(10))}, … and 2 others), "
                + $"{string.Join(", ", classes.Take(9).Select(name => $"{name} 1"))}, … and 3 others",
            set.Report.Lines().ElementAt(1).ToString());
    }
}
