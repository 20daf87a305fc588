using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What the system refuses is told as such, and is no bug in the program.</summary>
public sealed class SystemFaultTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string GoneFault = "error: the working directory is not there any more; change to one that is.\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("train --data \"$data\"")]
    [InlineData("train --data \"$data\" --output run")]
    [InlineData("predict good")]
    [InlineData("stats --data \"$data\" --quiet --output pictures > /dev/null")]
    public void A_working_directory_that_was_removed_is_told(string command)
    {
        (int exitCode, string error) = RunInShell($"mkdir gone; cd gone; rmdir ../gone; exec \"$program\" {command}");
        Assert.Equal(1, exitCode);
        Assert.EndsWith(GoneFault, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_what_needs_none_goes_on() => Assert.Equal(
        0, RunInShell("mkdir gone; cd gone; rmdir ../gone; exec \"$program\" predict --model \"$model\" good").ExitCode);

    [Theory]
    [InlineData("ulimit -v 3000000; exec \"$program\" train --data \"$data\" --output run")]
    [InlineData("ulimit -n 65; exec \"$program\" train --data \"$data\" --output run")]
    public void Low_limits_are_told_or_suffice(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits differ.");
        (int exitCode, string error) = RunInShell(command);
        Assert.DoesNotContain("bug in the program", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.True(exitCode is 0 or 1, error);
    }

    [Fact]
    public void A_file_that_may_not_grow_further_is_an_error_that_names_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits differ.");
        (int exitCode, string error) = RunInShell(
            "ulimit -f 16; export DOTNET_EnableWriteXorExecute=0; "
            + "exec \"$program\" train --data \"$data\" --output run --quiet --epochs 1");
        Assert.Equal(1, exitCode);
        Assert.Equal($"error: {_directory.File("run/checkpoint/000002.checkpoint")}: can't be written: "
            + "the file system, or a limit (ulimit -f), allows no file of this size\n", error);
        Assert.Empty(_directory.Files);
    }

    [Fact]
    public void A_model_that_cant_fit_is_refused_before_it_is_made()
    {
        CommandResult result = CommandLine.Run(
            _directory, "train", "--data", model.Data, "--hidden-dim", "8192", "--layers", "16", "--ensemble", "10", "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(
            @"^error: this model of [0-9]+ tokens needs at least [0-9,]+\.[0-9] GB of memory; there are .* GB\. Lower --hidden-dim "
            + @"\(8192\), --layers \(16\), --embedding-dim \([0-9]+\), --vocab-size or --ensemble \(10\)\.\r?\n$", result.Error);
        Assert.Empty(_directory.Files);
    }

    private (int ExitCode, string Error) RunInShell(string command)
    {
        CommandResult result = CommandLine.RunInShell(_directory, model, command);
        return (result.ExitCode, result.Error);
    }
}
