using GruSentiment.Runs;

namespace GruSentiment.Tests.Runs;

public sealed class RunRemovalTests : IDisposable
{
    private const string Config = """{ "format": "gru-sentiment" }""";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_removed_whole_and_nothing_beside_it()
    {
        Write("a", "config.json", Config);
        Write("a/evaluation-test", "roc.png", "x");
        Write("b", "config.json", Config);

        RunRemoval removal = RunRemoval.Of(_folder.File("a/"));
        Assert.Equal((2, _folder.Path), (removal.Files, removal.Parent));
        Assert.Equal((true, false), (removal.IsOf(_folder.File("a")), removal.IsOf(_folder.File("b"))));
        removal.Remove();

        Assert.Equal(["b", "b/config.json"], _folder.Files);
    }

    [Fact]
    public void A_run_that_has_checkpoints_alone_is_removed()
    {
        Write("a/checkpoint", "000001.checkpoint", "x");
        RunRemoval.Of(_folder.File("a")).Remove();
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(240)]
    public void A_long_name_is_no_hindrance(int length)
    {
        string name = new('a', length);
        Write(name, "config.json", Config);
        RunRemoval.Of(_folder.File(name)).Remove();
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("config.json", """{ "name": "a project of something else" }""")]
    [InlineData("config.json", "gru-sentiment")]
    [InlineData("roc.png", "x")]
    public void What_is_no_run_is_refused(string file, string content)
    {
        Write("a", file, content);
        Refused("a", "is no run: it has neither a config.json that this program wrote nor a checkpoint");
    }

    [Fact]
    public void What_is_not_there_or_a_file_is_refused()
    {
        _folder.Write("file", Config);
        Refused("file", "is a file; the directory of a run was expected");
        Refused("none", "does not exist");
    }

    [Fact]
    public void A_symbolic_link_is_refused_and_none_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        Write("a", "config.json", Config);
        Write("kept", "precious.txt", "x");
        Directory.CreateSymbolicLink(_folder.File("a/linked"), _folder.File("kept"));
        File.CreateSymbolicLink(_folder.File("a/precious.txt"), _folder.File("kept/precious.txt"));
        Directory.CreateSymbolicLink(_folder.File("latest"), _folder.File("a"));

        Refused("latest", $"is a symbolic link to {_folder.File("a")}; name the directory itself");
        Refused("latest/", $"is a symbolic link to {_folder.File("a")}; name the directory itself");
        RunRemoval.Of(_folder.File("a")).Remove();

        Assert.Equal(["kept", "kept/precious.txt", "latest"], _folder.Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")] // Where nothing can be written beside.
    public void A_run_that_a_training_writes_to_is_refused_however_late_it_began(string place)
    {
        Write("a", "config.json", Config);
        RunRemoval removal = RunRemoval.Of(_folder.File("a"));
        string file = RunClaim.FileOf(_folder.File("a"), place.Length == 0 ? _folder.Path : _folder.File(place));
        using (RunClaim.TryTake(file, isNew: true))
        {
            Refused("a", "a training is writing to it");
            string message = Assert.Throws<GruSentimentException>(removal.Remove).Message;
            Assert.Equal($"{_folder.File("a")}: a training is writing to it; nothing of it was removed.", message);
        }
        removal.Remove();
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_run_that_holds_another_is_refused()
    {
        Write("a", "config.json", Config);
        Write("a/deep/b", "config.json", Config);
        Refused("a", $"holds another run, {Path.Combine("deep", "b")}; remove or move that first");
    }

    [Fact]
    public void The_root_of_the_disk_is_refused()
    {
        string root = Path.GetPathRoot(_folder.Path)!;
        Assert.Equal(
            $"{root}: is no run: it has neither a config.json that this program wrote nor a checkpoint; nothing of it was removed.",
            Assert.Throws<GruSentimentException>(() => RunRemoval.Of(root)).Message);
    }

    [Fact]
    public void What_a_killed_removal_left_is_removed_later()
    {
        Write($".a.0123456789ab.{int.MaxValue}.partial", "model.safetensors", "x");
        Write($".b.0123456789ab.{Environment.ProcessId}.partial", "model.safetensors", "x");
        Write("c", "model.safetensors", "x");

        RunRemoval.RemoveLeft(_folder.Path);
        RunRemoval.RemoveLeft(_folder.File("none"));

        Assert.Equal(
            [$".b.0123456789ab.{Environment.ProcessId}.partial", $".b.0123456789ab.{Environment.ProcessId}.partial/model.safetensors",
                "c", "c/model.safetensors"],
            _folder.Files);
    }

    private void Refused(string name, string why)
    {
        string[] before = _folder.Files;
        string directory = _folder.File(name);
        Assert.Equal(
            $"{directory}: {why}; nothing of it was removed.",
            Assert.Throws<GruSentimentException>(() => RunRemoval.Of(directory)).Message);
        Assert.Equal(before, _folder.Files);
    }

    private void Write(string run, string file, string content)
    {
        Directory.CreateDirectory(_folder.File(run));
        _folder.Write($"{run}/{file}", content);
    }
}
