using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Reports.Plots;
using GruSentiment.Reports.Runs;
using GruSentiment.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Models;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;

namespace GruSentiment.Reports.Tests.Runs;

public sealed class RunDirectoryTests : IDisposable
{
    private static readonly RunMetrics s_metrics = Metrics();
    private static readonly CurvesFacts s_facts =
        new() { Data = "train.csv", Rows = (90, 10, 0), Networks = "GRU", HasNgrams = true, LossNote = "" };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Root => Path.GetDirectoryName(_folder.Write("marker", "")) ?? "";

    [Fact]
    public void A_run_is_named_by_date_time_and_data() =>
        Assert.Equal(Path.Combine("runs", "20261123-101500-reviews"),
            RunDirectory.For(Path.Combine("data", "reviews.tsv.gz"), new DateTimeOffset(2026, 11, 23, 10, 15, 0, TimeSpan.Zero)).Path);

    [Fact]
    public void A_file_or_a_directory_that_holds_something_is_refused()
    {
        string file = _folder.Write("taken", "");
        Assert.Equal($"Output = {file}: is a file; a new or empty directory was expected.",
            Assert.Throws<GruSentimentException>(() => RunDirectory.At(file)).Message);
        Assert.StartsWith($"Output = {Root}: is not empty", Assert.Throws<GruSentimentException>(() => RunDirectory.At(Root)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_training_left_is_no_content_and_removed()
    {
        Directory.CreateDirectory(_folder.File("run"));
        string[] left = [_folder.Write("run/.run.0123456789ab.2147483647.partial", ""), _folder.Write("run/.run.lock", "")];
        using (RunDirectory directory = RunDirectory.At(_folder.File("run")))
        {
            directory.Create();
            Assert.All(left, file => Assert.False(File.Exists(file)));
        }
        Assert.True(Directory.Exists(_folder.File("run"))); // It was there.
    }

    [Fact]
    public void What_a_training_is_writing_is_content()
    {
        Directory.CreateDirectory(_folder.File("run"));
        Directory.CreateDirectory(_folder.File("other"));
        _folder.Write($"run/.run.0123456789ab.{Environment.ProcessId}.partial", "");
        Assert.Throws<GruSentimentException>(() => RunDirectory.At(_folder.File("run")));
        using RunClaim? claim = RunClaim.TryTake(_folder.Write("other/.other.lock", ""), isNew: false);
        Assert.NotNull(claim);
        Assert.Throws<GruSentimentException>(() => RunDirectory.At(_folder.File("other")));
    }

    [Fact]
    public void What_was_created_and_not_used_is_removed_with_its_parents()
    {
        string path = Path.Combine(Root, "new", "below", "run");
        RunDirectory directory = RunDirectory.At(path);
        directory.Create();
        Assert.True(Directory.Exists(path));
        directory.RemoveIfEmpty();
        Assert.False(Directory.Exists(Path.Combine(Root, "new")));
    }

    [Fact]
    public void What_the_user_made_or_what_holds_a_file_stays()
    {
        string path = Path.Combine(Root, "made");
        Directory.CreateDirectory(path);
        RunDirectory made = RunDirectory.At(path);
        made.Create();
        made.RemoveIfEmpty();
        Assert.True(Directory.Exists(path));

        RunDirectory used = RunDirectory.At(Path.Combine(Root, "used"));
        used.Create();
        used.Write("note", stream => stream.Write("mine"u8));
        used.RemoveIfEmpty();
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Root, "used", "note")));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_beside_the_directory_either()
    {
        RunDirectory directory = RunDirectory.At(Path.Combine(Root, "run"));
        directory.Create();
        string[] before = Directory.GetFileSystemEntries(Root, "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        Assert.Throws<GruSentimentException>(() => directory.Write(ModelFile.Weights, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(before, Directory.GetFileSystemEntries(Root, "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }));
    }

    [Theory]
    [InlineData("history.csv")]
    [InlineData("curves.png")]
    public void What_every_epoch_writes_anew_and_cant_is_written_with_the_next_one_or_at_the_end(string name)
    {
        string file = Path.Combine(Root, "run", name);
        using RunDirectory directory = RunDirectory.At(Path.Combine(Root, "run"));
        directory.Create();
        directory.Save(History(1), bestEpoch: 1, s_facts);
        byte[] first = File.ReadAllBytes(file);
        File.Delete(file);
        Directory.CreateDirectory(file); // Can't be replaced by a file.

        directory.Save(History(2), bestEpoch: 1, s_facts);
        string fault = Assert.Single(directory.Unwritten);
        Assert.StartsWith($"{file}: can't be written: ", fault, StringComparison.Ordinal);
        Assert.EndsWith(" It shows an earlier epoch, or is not there.", fault, StringComparison.Ordinal);

        Directory.Delete(file);
        directory.Save(History(3), bestEpoch: 1, s_facts);
        Assert.Empty(directory.Unwritten);
        Assert.NotEqual(first, File.ReadAllBytes(file));

        File.Delete(file);
        Directory.CreateDirectory(file);
        directory.Save(History(4), bestEpoch: 1, s_facts);
        Assert.StartsWith($"{file}: can't be written: ",
            Assert.Throws<GruSentimentException>(() => directory.Save(s_metrics)).Message, StringComparison.Ordinal);
        Assert.Single(directory.Unwritten);
        Directory.Delete(file);
        directory.Save(s_metrics);
        Assert.Empty(directory.Unwritten);
        Assert.NotEqual(first, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData(28)] // ENOSPC
    [InlineData(27)] // EFBIG
    [InlineData(5)] // EIO
    public void A_disk_that_is_full_or_fails_at_the_end_is_an_error(int number)
    {
        var files = new RewrittenFiles((name, _) =>
            throw new GruSentimentException($"{name}: not written", new IOException("not written", number)));
        files.Write("curves.png", _ => { });
        Assert.Equal(["curves.png: not written"], files.Faults);
        Assert.Equal("curves.png: not written", Assert.Throws<GruSentimentException>(files.WriteRest).Message);
    }

    [Fact]
    public void A_file_that_a_program_has_open_at_the_end_is_none()
    {
        var files = new RewrittenFiles((name, _) => throw new FileInUseException(name, new IOException("in use")));
        files.Write("curves.png", _ => { });
        files.WriteRest();
        Assert.Equal(["curves.png: can't be replaced: another program has it open. Close it there."], files.Faults);
    }

    [Fact]
    public void A_model_that_cant_be_written_is_an_error()
    {
        using RunDirectory directory = RunDirectory.At(Path.Combine(Root, "run"));
        directory.Create();
        Directory.CreateDirectory(Path.Combine(Root, "run", ModelFile.Weights));
        SavedModel model = SmallModel.Of(1);
        directory.Model.Save(model.Vocabulary);
        Assert.Throws<GruSentimentException>(() => directory.Model.Save(model.Config, [.. model.Weights.Values]));
        Assert.Null(directory.Model.Saved);
    }

    private static RunMetrics Metrics()
    {
        var predictions = new Predictions(["negative", "positive"]);
        predictions.Add(0, [0.75f, 0.25f]);
        predictions.Add(1, [0.25f, 0.75f]);
        var metrics = Evaluation.Metrics.Of(predictions);
        return new RunMetrics(1, 4, RunEnding.AllEpochs, metrics, metrics, null, null, new RunTimings(0, 1, 1));
    }

    private static EpochResult[] History(int epochs) =>
        [.. Enumerable.Range(1, epochs).Select(i => new EpochResult(i, 0.7 / i, 0.5, 0.7, 0.5, 0.001, 1, 100))];

    [Fact]
    public void A_place_under_a_file_is_told()
    {
        string path = Path.Combine(_folder.Write("file", ""), "run");
        Assert.StartsWith($"{path}: can't be written to: ",
            Assert.Throws<GruSentimentException>(() => RunDirectory.At(path).Create()).Message, StringComparison.Ordinal);
    }
}
