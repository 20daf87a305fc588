using System.Diagnostics;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class ResumeTests : IDisposable
{
    private static readonly string[] s_train =
        ["train", "--data", "reviews.csv", "--embedding-dim", "32", "--hidden-dim", "256", "--epochs", "3", "--augment", "none"];

    private readonly TemporaryDirectory _directory = new();

    public ResumeTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(3000));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("INT", 130, 0)]
    [InlineData("TERM", 143, 0)]
    [InlineData("TERM", 143, 2)]
    public void After_a_signal_the_command_that_it_names_goes_on_to_the_same_bytes(string signal, int exitCode, int epochs)
    {
        Signals.SkipWithout(signal);
        CommandResult whole = CommandLine.Run(_directory, [.. s_train, "--output", "whole"]);
        Assert.Equal(0, whole.ExitCode);

        CommandResult cut = Interrupt(signal, epochs, [.. s_train, "--output", "cut"]);
        Assert.Equal(exitCode, cut.ExitCode);
        string said = epochs == 0
            ? "Interrupted before the first epoch ended; there is no model yet.\n"
            : $"Interrupted after epoch {epochs}; the best epoch until then is kept.";
        Assert.Contains(said, cut.Error, StringComparison.Ordinal);
        Assert.EndsWith("Resume it with\n  gru-sentiment train --resume cut\n", cut.Error, StringComparison.Ordinal);
        Assert.Equal(epochs > 0, File.Exists(_directory.File("cut/metrics.json")));
        Assert.NotEmpty(Directory.GetFiles(_directory.File("cut/checkpoint"), "*.checkpoint"));

        CommandResult rest = CommandLine.Run(_directory, "train", "--resume", "cut");
        Assert.Equal(0, rest.ExitCode);
        string reached = epochs == 0 ? "before epoch 1" : $"after epoch {epochs}";
        Assert.Matches($@"\nResuming cut ({reached}|in epoch {epochs + 1}, after batch \d+)\.\n", rest.Error);
        Assert.Equal(whole.Lines.Skip(1 + epochs).SkipLast(1).Select(Figures), rest.Lines.Skip(1).SkipLast(1).Select(Figures));
        Assert.Equal("cut", rest.Lines[^1]);
        Assert.Equal(RunResult.Of(_directory, "whole"), RunResult.Of(_directory, "cut"));
        Assert.False(Directory.Exists(_directory.File("cut/checkpoint")));

        static string Figures(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(7));
    }

    [Fact]
    public void Without_a_run_the_newest_unfinished_one_is_gone_on_with()
    {
        Signals.SkipWithout("TERM");
        Interrupt("TERM", 1, s_train);
        string run = Path.GetFileName(Assert.Single(Directory.GetDirectories(_directory.File("runs"))));

        CommandResult rest = CommandLine.Run(_directory, "train", "--resume", "--quiet");

        Assert.Equal((0, $"runs/{run}\n", ""), (rest.ExitCode, rest.Output.Replace('\\', '/').ReplaceLineEndings("\n"), rest.Error));
        CommandResult none = CommandLine.Run(_directory, "train", "--resume");
        Assert.Equal(
            (1, $"error: {_directory.File("runs")}: no training there is unfinished."), (none.ExitCode, none.FirstError));
        CommandResult finished = CommandLine.Run(_directory, "train", "--resume", $"runs/{run}");
        Assert.Equal(
            (1, $"error: runs/{run}: its training is finished; there is nothing to resume."),
            (finished.ExitCode, finished.FirstError));
    }

    [Fact]
    public void Another_training_in_the_directory_is_refused_and_so_is_a_second_one_that_goes_on()
    {
        Signals.SkipWithout("TERM");
        Interrupt("TERM", 1, [.. s_train[..5], "--hidden-dim", "256", "--epochs", "300", "--patience", "300", "--output", "run"]);

        CommandResult other = CommandLine.Run(_directory, [.. s_train, "--output", "run"]);
        Assert.Equal(
            (1, "error: --output run: holds a training that was interrupted. Resume it, or name a new directory."),
            (other.ExitCode, other.FirstError));
        using Process first = CommandLine.Start(_directory, [], "train", "--resume", "run");
        _ = first.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("epoch ", first.StandardOutput.ReadLine(), StringComparison.Ordinal);
        CommandResult second = CommandLine.Run(_directory, "train", "--resume", "run");
        first.Kill();
        Assert.Equal(
            (1, "error: run: a training is still writing to it; it can be resumed only after that has ended."),
            (second.ExitCode, second.FirstError));
    }

    [Fact]
    public void Other_data_is_refused_and_the_run_stays_as_it_was()
    {
        Signals.SkipWithout("TERM");
        Interrupt("TERM", 1, [.. s_train, "--output", "run"]);
        string[] before = _directory.Files;
        _directory.Write("reviews.csv", Reviews.TwoClasses(2998));

        CommandResult result = CommandLine.Run(_directory, "train", "--resume", "run");

        Assert.Equal(
            (1, "error: reviews.csv: is not what the training was begun with: it had 3,000 usable rows, and has 2,998. "
                + "Bring the file back as it was, or begin a new training."),
            (result.ExitCode, result.FirstError));
        Assert.Equal(before, _directory.Files);
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before_it_and_two_are_an_error()
    {
        Signals.SkipWithout("TERM");
        Assert.Equal(0, CommandLine.Run(_directory, [.. s_train, "--output", "whole"]).ExitCode);
        Interrupt("TERM", 2, [.. s_train, "--output", "run"]);
        string[] files = [.. Directory.GetFiles(_directory.File("run/checkpoint"), "*.checkpoint").Order(StringComparer.Ordinal)];
        Assert.Equal(2, files.Length);
        byte[] newest = File.ReadAllBytes(files[1]), older = File.ReadAllBytes(files[0]);
        newest[^1000] ^= 1;
        File.WriteAllBytes(files[1], newest);
        File.WriteAllBytes(files[0], older[..^1]);

        CommandResult broken = CommandLine.Run(_directory, "train", "--resume", "run");
        Assert.Equal(
            (1, $"error: {files[1]}: is damaged: it is not what the training wrote."), (broken.ExitCode, broken.FirstError));
        File.WriteAllBytes(files[0], older);
        CommandResult result = CommandLine.Run(_directory, "train", "--resume", "run");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(RunResult.Of(_directory, "whole"), RunResult.Of(_directory, "run"));
    }

    [Theory]
    [InlineData("--resume takes the options from the run; remove --epochs.", "--epochs", "3")]
    [InlineData("--resume takes the options from the run; remove --data.", "--data", "reviews.csv")]
    [InlineData("--resume takes the options from the run; remove --config.", "--config", "x.json")]
    [InlineData("--resume takes the options from the run; remove --no-augment.", "--no-augment")]
    public void It_takes_no_options_of_the_training(string message, params string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["train", "--resume", "run", .. flags]);
        Assert.Equal((2, $"error: {message}"), (result.ExitCode, result.FirstError));
    }

    [Theory]
    [InlineData("nowhere", "nowhere: does not exist.")]
    [InlineData("reviews.csv", "reviews.csv: is a file; the directory of a run was expected.")]
    [InlineData("empty", "empty: has no checkpoint to resume from.")]
    public void What_is_no_unfinished_run_is_named(string run, string message)
    {
        Directory.CreateDirectory(_directory.File("empty"));
        CommandResult result = CommandLine.Run(_directory, "train", "--resume", run);
        Assert.Equal((1, $"error: {message}"), (result.ExitCode, result.FirstError));
        Assert.Equal(["empty", "reviews.csv"], _directory.Files);
    }

    /// <summary>Ends a training with a signal, in the epoch after some.</summary>
    private CommandResult Interrupt(string signal, int epochs, string[] train)
    {
        using Process process = CommandLine.Start(_directory, [], train);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        for (int line = 0; line <= epochs; line++)
            Assert.NotNull(process.StandardOutput.ReadLine());
        Thread.Sleep(150);
        Signals.Send(signal, process);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return CommandLine.End(process, output, error);
    }
}
