using GruSentiment.Runs;

namespace GruSentiment.Tests.Runs;

public sealed class RunDetailsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_that_cannot_be_read_are_faults_and_the_others_are_read()
    {
        string config = _folder.Write("config.json", "{"), metrics = _folder.Write("metrics.json", """{ "best_epoch": 2 }""");
        string history = _folder.Write("history.csv", $"{RunHistory.Header}\n1,0.5,0.75,0.25,0.5,0.001,2,3\n2,low\n");

        var run = RunDetails.Of(_folder.Path);

        Assert.Equal((null, 2), (run.Config, run.BestEpoch));
        Assert.Equal(2, run.Faults.Count);
        Assert.StartsWith($"{config}: is no JSON: ", run.Faults[0], StringComparison.Ordinal);
        Assert.Equal($"{history}: line 3 is \"2,low\"; an epoch and 7 numbers were expected.", run.Faults[1]);
        Assert.Equal(
            [("config.json", 1), ("history.csv", new FileInfo(history).Length), ("metrics.json", new FileInfo(metrics).Length)],
            run.Files.Select(file => (file.Name, file.Bytes)));
    }

    [Fact]
    public void A_history_is_read_as_it_is_written()
    {
        _folder.Write("config.json", "[]");
        _folder.Write("history.csv", $"{RunHistory.Header}\n1,0.5,0.75,0.25,0.5,0.001,2,3\n2,NaN,1,0.5,0.5,1E-05,2,3\n");

        var run = RunDetails.Of(_folder.Path);

        Assert.Equal(
            [new RunEpoch(1, 0.5, 0.75, 0.25, 0.5, 0.001, 2, 3), new RunEpoch(2, double.NaN, 1, 0.5, 0.5, 1e-5, 2, 3)], run.Epochs);
        Assert.Equal(1, new RunCurves("a", run).Best.Epoch); // No best epoch is stated: the lowest validation loss.
        Assert.Equal([$"{_folder.File("config.json")}: is JSON, but not an object."], run.Faults);
    }

    [Fact]
    public void A_directory_without_a_run_is_refused()
    {
        Assert.Equal(
            $"{_folder.Path}: is no run: it has neither a config.json nor a checkpoint.",
            Assert.Throws<GruSentimentException>(() => RunDetails.Of(_folder.Path)).Message);
        string none = _folder.File("none");
        Assert.Equal($"{none}: does not exist.", Assert.Throws<GruSentimentException>(() => RunDetails.Of(none)).Message);
    }
}
