using System.Globalization;
using GruSentiment.Reports.Runs;
using GruSentiment.Runs;
using GruSentiment.Tests;

namespace GruSentiment.Reports.Tests.Runs;

public sealed class StalePartialsTests : IDisposable
{
    private const int NoProcess = int.MaxValue; // above what any system gives out

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_old_unfinished_files_of_processes_that_are_gone_are_removed()
    {
        string[] kept =
        [
            Old(".run.model.safetensors." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + ".partial"),
            Old(".run.partial"),
            Old(".run.config.json.x.partial"),
            Old("run.config.json.2147483647.partial"),
            Old("reviews.csv"),
            _folder.Write(".run.vocabulary.txt.2147483647.partial", "new"),
        ];
        string[] stale = [Old($".run.model.safetensors.{NoProcess}.partial"), Old($".20261123-101500-reviews.{NoProcess}.partial")];
        string directory = Path.GetDirectoryName(kept[0])!;

        StalePartials.Remove(directory);

        Assert.Equal(kept.Order(), Directory.EnumerateFiles(directory, "*", new EnumerationOptions { AttributesToSkip = 0 }).Order());
        Assert.All(stale, file => Assert.False(File.Exists(file)));
    }

    [Fact]
    public void Only_old_claims_that_no_training_holds_are_removed()
    {
        (string stale, string held, string fresh) = (Old(".run.lock"), Old(".long.lock"), _folder.Write(".new.lock", ""));
        using RunClaim? claim = RunClaim.TryTake(held, isNew: false);

        StalePartials.Remove(_folder.Path);

        Assert.NotNull(claim);
        Assert.Equal((false, true, true), (File.Exists(stale), File.Exists(held), File.Exists(fresh)));
    }

    [Fact]
    public void Old_empty_run_directories_that_no_training_holds_are_removed()
    {
        (string stale, string held) = (OldRun("20200101-101500-a"), OldRun("20200101-101501-b"));
        (string used, string named) = (OldRun("20200101-101502-c", "config.json"), OldRun("mine"));
        string fresh = Directory.CreateDirectory(_folder.File("20200101-101503-d")).FullName;
        (string begun, string unfinished) = (OldRun("20200101-101504-e"), OldRun("20200101-101505-f"));
        File.WriteAllText(Path.Combine(begun, $".e.0123456789ab.{NoProcess}.partial"), "");
        Write(begun, ".e.config.json.0123456789ab.1.partial");
        Write(unfinished, "000001.checkpoint");
        using RunClaim? claim = RunClaim.TryTake(RunClaim.FileOf(held, _folder.Path), isNew: true);

        StalePartials.Remove(_folder.Path);

        Assert.Equal((false, true, true, true, true), (Directory.Exists(stale), Directory.Exists(held), Directory.Exists(used),
            Directory.Exists(named), Directory.Exists(fresh)));
        Assert.Equal((false, true), (Directory.Exists(begun), Directory.Exists(unfinished)));

        static void Write(string run, string file)
        {
            Directory.CreateDirectory(Path.Combine(run, "checkpoint"));
            File.WriteAllText(Path.Combine(run, "checkpoint", file), "");
            Directory.SetLastWriteTimeUtc(run, DateTime.UtcNow.AddDays(-2));
        }
    }

    private string OldRun(string name, string? file = null)
    {
        string run = Directory.CreateDirectory(_folder.File(name)).FullName;
        if (file is not null)
            File.WriteAllText(Path.Combine(run, file), "");
        Directory.SetLastWriteTimeUtc(run, DateTime.UtcNow.AddDays(-2));
        return run;
    }

    [Fact]
    public void A_directory_that_is_gone_is_no_error() =>
        StalePartials.Remove(Path.Combine(Path.GetTempPath(), "gru-sentiment-never-there"));

    private string Old(string name)
    {
        string path = _folder.Write(name, "half");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        return path;
    }
}
