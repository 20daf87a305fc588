using GruSentiment.Runs;

namespace GruSentiment.Tests.Runs;

public sealed class RunSummaryTests : IDisposable
{
    private const string Config = """{ "model": { "encoder": "mean" }, "training": { "data": "my \"a\".csv" } }""";

    private static readonly DateTime s_time = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_run_has_its_data_encoder_accuracy_and_size()
    {
        Write("a", 0, ("config.json", Config), ("metrics.json", """{ "training_rows": 90, "validation": { "accuracy": 0.875 } }"""));
        Write("a/more", 0, ("picture.png", "12345"));
        RunSummary run = Assert.Single(RunSummary.Under(_folder.Path));
        Assert.Equal((_folder.File("a"), RunState.Finished, "my \"a\".csv", "mean"), (run.Path, run.State, run.Data, run.Encoder));
        Assert.Equal((0.875, 90, s_time), (run.ValidationAccuracy, run.TrainingRows, run.Time.UtcDateTime));
        Assert.Equal(
            new DirectoryInfo(_folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), run.Bytes);
    }

    [Fact]
    public void The_newest_run_is_the_first()
    {
        Write("a", 1, ("config.json", Config));
        Write("b", 3, ("config.json", Config));
        Write("c", 2, ("config.json", Config));
        Assert.Equal(["b", "c", "a"], RunSummary.Under(_folder.Path).Select(run => Path.GetFileName(run.Path)));
    }

    [Fact]
    public void A_run_with_a_checkpoint_is_unfinished_and_one_without_measures_was_killed()
    {
        Write("killed", 1, ("config.json", Config));
        Write("first epoch/checkpoint", 0, ("000001.checkpoint", "x"));
        Write("later", 2, ("config.json", Config), ("metrics.json", "{}"));
        Write("later/checkpoint", 0, ("000007.checkpoint", "x"));
        Directory.CreateDirectory(_folder.File("killed/checkpoint"));
        Directory.CreateDirectory(_folder.File("empty"));
        Write("pictures", 1, ("roc.png", "x"));
        Assert.Equal(
            [("first epoch", RunState.Unfinished), ("killed", RunState.Killed), ("later", RunState.Unfinished)],
            RunSummary.Under(_folder.Path).Select(run => (Path.GetFileName(run.Path), run.State)).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")] // Where nothing can be written beside.
    public void A_run_that_a_training_holds_is_running_and_stays_its(string place)
    {
        Write("a", 1, ("config.json", Config));
        string file = RunClaim.FileOf(_folder.File("a"), place.Length == 0 ? _folder.Path : _folder.File(place));
        using (RunClaim.TryTake(file, isNew: true))
        {
            Assert.Equal(RunState.Running, Assert.Single(RunSummary.Under(_folder.Path)).State);
            Assert.Null(RunClaim.TryTake(file, isNew: false));
        }
        Assert.Equal(RunState.Killed, Assert.Single(RunSummary.Under(_folder.Path)).State);
        File.WriteAllBytes(file, []); // Left by a training that was killed.
        Assert.Equal(RunState.Killed, Assert.Single(RunSummary.Under(_folder.Path)).State);
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "3")]
    [InlineData("""{ "model": [], "training": { "data": 3 } }""", """{ "validation": { "accuracy": "high" } }""")]
    public void What_cannot_be_read_is_left_out(string config, string metrics)
    {
        Write("a", 1, ("config.json", config), ("metrics.json", metrics));
        RunSummary run = Assert.Single(RunSummary.Under(_folder.Path));
        Assert.Equal((null, null, null), (run.Data, run.ValidationAccuracy, run.TrainingRows));
        Assert.Equal(config.Length == 0 ? null : "gru", run.Encoder);
    }

    [Fact]
    public void A_run_that_is_being_removed_is_none()
    {
        Write(".a.0123456789ab.1.partial", 1, ("config.json", Config));
        Write("b", 1, ("config.json", Config));
        Assert.Equal(["b"], RunSummary.Under(_folder.Path).Select(run => Path.GetFileName(run.Path)));
    }

    [Fact]
    public void A_run_that_may_not_be_read_hides_no_other()
    {
        if (OperatingSystem.IsWindows())
            return; // No such permissions there.
        Write("a", 1, ("config.json", Config));
        Write("b", 2, ("config.json", Config));
        string closed = Directory.CreateDirectory(_folder.File("b/checkpoint")).FullName;
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Assert.Equal(["b", "a"], RunSummary.Under(_folder.Path).Select(run => Path.GetFileName(run.Path)));
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Without_the_directory_there_is_no_run() => Assert.Empty(RunSummary.Under(_folder.File("none")));

    private void Write(string run, int hour, params (string Name, string Content)[] files)
    {
        Directory.CreateDirectory(_folder.File(run));
        foreach ((string name, string content) in files.Append(("model.safetensors", "weights")))
        {
            _folder.Write($"{run}/{name}", content);
            File.SetLastWriteTimeUtc(_folder.File($"{run}/{name}"), s_time.AddHours(hour));
        }
    }
}
