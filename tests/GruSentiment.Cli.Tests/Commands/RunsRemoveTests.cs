using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class RunsRemoveTests : IClassFixture<TrainedModel>, IDisposable
{
    private const string NoRun =
        "is no run: it has neither a config.json that this program wrote nor a checkpoint; nothing of it was removed.";

    private readonly TemporaryDirectory _directory = new();
    private readonly TrainedModel _model;

    public RunsRemoveTests(TrainedModel model)
    {
        _model = model;
        int hour = 0;
        foreach (string run in (string[])["runs/first", "runs/second", "runs/newest"])
        {
            string weights = Path.Combine(model.CopyTo(_directory, run), "model.safetensors");
            File.SetLastWriteTimeUtc(weights, new DateTime(2026, 11, 26, ++hour, 0, 0, DateTimeKind.Utc));
        }
    }

    private string[] Runs =>
        [.. Directory.EnumerateFileSystemEntries(_directory.File("runs")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Runs_are_removed_and_the_next_model_is_named()
    {
        CommandResult result = CommandLine.Run(_directory, "runs", "remove", "newest", "runs/first", "runs/first/", "--yes");
        Assert.Equal(
            (0, $"removed {Under("newest")}\nremoved {Under("first")}\n", $"`predict` takes {Under("second")} next.\n"),
            (result.ExitCode, Plain(result.Output), Plain(result.Error)));
        Assert.Equal(["second"], Runs);

        CommandResult last = CommandLine.Run(_directory, "runs", "remove", "second", "--yes");
        Assert.Equal(0, last.ExitCode);
        Assert.Matches("^`predict` finds no model under .+runs any more\\.$", last.FirstError);
        Assert.Empty(Runs);
    }

    [Fact]
    public void Without_a_terminal_nothing_is_removed_without_yes()
    {
        CommandResult result = CommandLine.RunWithInput(_directory, "y\n", "runs", "remove", "first");
        Assert.Equal(
            (2, "", "error: runs remove asks at a terminal, and there is none; --yes removes without asking."),
            (result.ExitCode, result.Output, result.FirstError));
        Assert.Equal(["first", "newest", "second"], Runs);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("YES", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("first", false)]
    public void At_a_terminal_it_asks(string answer, bool isRemoved)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "No program here that makes a terminal.");
        CommandResult result = CommandLine.RunInShell(
            _directory, _model,
            $"""(sleep 1; echo '{answer}'; sleep 1) | script -qec "'$program' runs remove newest; echo code=\$?" /dev/null""");
        string shown = Plain(result.Output);
        Assert.Contains($"{Under("newest")}: finished, accuracy ", shown, StringComparison.Ordinal);
        Assert.Contains($"{Under("newest")} is the model that `predict` takes now.\n", shown, StringComparison.Ordinal);
        Assert.Contains("Remove it for good? [y/N] ", shown, StringComparison.Ordinal);
        Assert.Contains(isRemoved ? "code=0" : "Nothing was removed.\ncode=1", shown, StringComparison.Ordinal);
        Assert.Equal(isRemoved ? ["first", "second"] : ["first", "newest", "second"], Runs);
    }

    [Theory]
    [InlineData("third", "there is no such run under runs, and no such directory.")]
    [InlineData("runs", NoRun)]
    [InlineData(".", NoRun)]
    [InlineData("..", NoRun)]
    [InlineData("data", NoRun)]
    public void If_one_is_refused_none_is_removed(string named, string message)
    {
        Directory.CreateDirectory(_directory.File("data"));
        _directory.Write("data/config.json", """{ "name": "something else" }""");
        CommandResult result = CommandLine.Run(_directory, "runs", "remove", "first", named, "--yes");
        Assert.Equal((1, "", $"error: {named}: {message}"), (result.ExitCode, result.Output, result.FirstError));
        Assert.Equal(["first", "newest", "second"], Runs);
        Assert.True(File.Exists(_directory.File("data/config.json")));
    }

    [Fact]
    public void A_broken_run_under_runs_and_a_run_elsewhere_are_removed()
    {
        _directory.Write("runs/first/config.json", "{");
        _model.CopyTo(_directory, "elsewhere");
        CommandResult result = CommandLine.Run(_directory, "runs", "remove", "first", "elsewhere", "--yes");
        Assert.Equal((0, $"removed {Under("first")}\nremoved elsewhere\n"), (result.ExitCode, Plain(result.Output)));
        Assert.Equal(["newest", "second"], Runs);
        Assert.False(Directory.Exists(_directory.File("elsewhere")));
    }

    [Fact]
    public void A_run_that_a_training_holds_is_refused()
    {
        using (new FileStream(_directory.File("runs/.first.lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            CommandResult result = CommandLine.Run(_directory, "runs", "remove", "first", "--yes");
            Assert.Equal(
                (1, $"error: {Under("first")}: a training is writing to it; nothing of it was removed."),
                (result.ExitCode, result.FirstError));
        }
        Assert.Equal([".first.lock", "first", "newest", "second"], Runs);
        Assert.Equal(0, CommandLine.Run(_directory, "runs", "remove", "first", "--yes").ExitCode);
        Assert.Equal(["newest", "second"], Runs);
    }

    [Fact]
    public void A_run_that_holds_the_working_directory_is_refused()
    {
        CommandResult result = CommandLine.RunInShell(_directory, _model, "cd runs/first && \"$program\" runs remove . --yes");
        Assert.Equal(
            (1, "error: .: is the working directory, or holds it; nothing of it was removed."), (result.ExitCode, result.FirstError));
        Assert.Equal(["first", "newest", "second"], Runs);
    }

    private static string Under(string run) => Path.Combine("runs", run);

    private static string Plain(string text) => text.ReplaceLineEndings("\n");
}
