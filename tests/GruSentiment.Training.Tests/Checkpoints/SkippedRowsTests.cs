using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Checkpoints;

public sealed class SkippedRowsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_of_other_rows_is_refused()
    {
        TrainingRequest request = Request("row\n3\n9\n");
        DataFingerprint before = Fingerprint(request);
        before.RefuseOther(Fingerprint(Request("note,row\nx,9\ny,3\n")), request);

        GruSentimentException fault = Assert.Throws<GruSentimentException>(
            () => before.RefuseOther(Fingerprint(Request("row\n3\n10\n")), request));
        Assert.Equal($"{_folder.File("skip.csv")}: 2 rows are left out now; "
            + "the 2 rows were expected that the training was begun without.", fault.Message);
    }

    [Fact]
    public void A_list_that_is_gone_is_missed()
    {
        DataFingerprint before = Fingerprint(Request("row\n3\n9\n"));
        TrainingRequest now = Request("row\n3\n") with { SkipRows = null };

        GruSentimentException fault = Assert.Throws<GruSentimentException>(() => before.RefuseOther(Fingerprint(now), now));
        Assert.Equal($"{_folder.File("reviews.csv")}: 0 rows are left out now; "
            + "the 2 rows were expected that the training was begun without.", fault.Message);
    }

    [Fact]
    public void Without_a_list_nothing_is_remembered() =>
        Assert.Null(Fingerprint(Request("row\n3\n") with { SkipRows = null }).SkippedRows);

    private static DataFingerprint Fingerprint(TrainingRequest request) =>
        DataFingerprint.Of(TrainingFiles.Read(request, TestContext.Current.CancellationToken));

    private TrainingRequest Request(string list) => new()
    {
        Data = _folder.Write("reviews.csv", ToyReviews.Csv(40, 2, seed: 1, noise: false)),
        SkipRows = _folder.Write("skip.csv", list),
    };
}
