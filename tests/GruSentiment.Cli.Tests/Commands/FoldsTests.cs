using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class FoldsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public FoldsTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(120));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_line_a_fold_and_the_run_directory_of_a_training_on_all_rows()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--folds", "3", "--output", "folds", .. Reviews.Small]);
        Assert.Equal(0, CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", "plain", .. Reviews.Small]).ExitCode);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            ["fold", "1", "2", "3", "mean", "±", "epoch", "1", "2", "folds"],
            result.Lines.Select(line => line.Trim().Split(' ')[0]));
        Assert.Contains(
            "\nCross-validating: 3 trainings, each tested on a fold that it has not seen; then a model is trained on all rows.",
            result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "\nNow the model of all rows. The figures below are on its own validation set, not cross-validated.",
            result.Error, StringComparison.Ordinal);
        Assert.Matches(
            @"\nExpected accuracy on new reviews, by 3 folds: [0-9.]+ ± [0-9.]+ %, balanced [0-9.]+ ± [0-9.]+ %\.", result.Error);
        Assert.Matches(
            @"Cross-validated: accuracy [0-9.]+ ± [0-9.]+ %, mean ± standard deviation of the 3 folds; saved in folds.folds\.csv\.",
            result.Error);
        Assert.Equal(
            File.ReadAllBytes(_directory.File("plain/model.safetensors")),
            File.ReadAllBytes(_directory.File("folds/model.safetensors")));
        Assert.Equal(["config.json", "curves.png", "folds.csv", "history.csv", "metrics.json", "model.safetensors", "training-texts.bin",
                "vocabulary.txt"],
            Directory.EnumerateFiles(_directory.File("folds")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(4, File.ReadAllLines(_directory.File("folds/folds.csv")).Length);
        JsonElement folds = JsonDocument.Parse(File.ReadAllText(_directory.File("folds/metrics.json"))).RootElement.GetProperty("folds");
        Assert.Equal(120, folds.GetProperty("each").EnumerateArray().Sum(fold => fold.GetProperty("rows").GetInt32()));
        Assert.Contains("\"folds\": 3", File.ReadAllText(_directory.File("folds/config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_prints_the_path_alone()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--folds", "2", "--quiet", "--output", "run", .. Reviews.Small]);
        Assert.Equal(("run", ""), (result.Output.TrimEnd(), result.Error));
    }

    [Fact]
    public void A_test_file_measures_the_final_model()
    {
        _directory.Write("test.csv", Reviews.TwoClasses(30));
        string[] train = ["train", "--data", "reviews.csv", "--folds", "2", "--test", "test.csv", "--output", "run"];
        CommandResult result = CommandLine.Run(_directory, [.. train, .. Reviews.Small]);
        JsonElement metrics = JsonDocument.Parse(File.ReadAllText(_directory.File("run/metrics.json"))).RootElement;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(30, metrics.GetProperty("test").GetProperty("rows").GetInt32());
        Assert.Equal(60, metrics.GetProperty("folds").GetProperty("each")[0].GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData(2, "--folds is 1; it must be from 2 to 20.", "--folds", "1")]
    [InlineData(
        2,
        "--test 0.2 is a part of the rows, and --folds tests on every row already; remove it, or name a file for the final model.",
        "--folds", "5", "--test", "0.2")]
    [InlineData(
        1,
        "few.csv: too few rows for 5 folds: 2 different texts of class 'negative', expected at least 5 of each class.",
        "--folds", "5", "--data", "few.csv")]
    public void What_cannot_be_meant_or_done_says_so_and_leaves_nothing(int exitCode, string error, params string[] flags)
    {
        _directory.Write("few.csv", Reviews.TwoClasses(4));
        string[] data = flags.Contains("--data") ? [] : ["--data", "reviews.csv"];
        CommandResult result = CommandLine.Run(_directory, ["train", .. data, .. flags, .. Reviews.Small]);
        Assert.Equal((exitCode, $"error: {error}"), (result.ExitCode, result.FirstError));
        Assert.Equal(["few.csv", "reviews.csv"], _directory.Files);
    }

    [Theory]
    [InlineData("fold", 1)]
    [InlineData("   1 ", 2)]
    public void A_signal_before_the_last_fold_leaves_a_checkpoint_and_says_so(string after, int fold)
    {
        Signals.SkipWithout("TERM");
        CommandResult result = Interrupt(after, "--epochs", "80", "--patience", "80", "--hidden-dim", "64");
        Assert.Equal(143, result.ExitCode);
        Assert.Empty(result.Output);
        if (result.Error.EndsWith("Interrupted during fold 1 of 2: nothing is kept.\n", StringComparison.Ordinal))
        {
            Assert.Equal((1, 1), (fold, _directory.Files.Length)); // Not even the n-gram model of the first fold was trained.
            return;
        }
        Assert.Equal(
            [$"Interrupted during fold {fold} of 2; there is no model yet.", "Resume it with", "  gru-sentiment train --resume run"],
            result.Error.TrimEnd().Split('\n')[^3..]);
    }

    [Fact]
    public void A_signal_between_the_folds_and_the_end_of_the_first_epoch_keeps_the_folds()
    {
        Signals.SkipWithout("TERM");
        CommandResult result = Interrupt("epoch", "--epochs", "1", "--hidden-dim", "768");
        Assert.Equal((143, ""), (result.ExitCode, result.Output));
        Assert.Contains("Interrupted before the first epoch ended; there is no model yet.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(["checkpoint", "folds.csv"], Directory.GetFileSystemEntries(_directory.File("run")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_signal_in_the_final_training_keeps_its_best_epoch_and_the_folds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such signal here.");
        CommandResult result = Interrupt("    1 ", "--epochs", "80", "--patience", "80", "--hidden-dim", "64");
        Assert.Equal((143, "run"), (result.ExitCode, result.Lines[^1]));
        JsonElement metrics = JsonDocument.Parse(File.ReadAllText(_directory.File("run/metrics.json"))).RootElement;
        Assert.Equal("interrupted", metrics.GetProperty("ending").GetString());
        Assert.Equal(2, metrics.GetProperty("folds").GetProperty("count").GetInt32());
        Assert.Equal(3, File.ReadAllLines(_directory.File("run/folds.csv")).Length);
    }

    /// <summary>Sends SIGTERM once a line that begins so has been printed.</summary>
    private CommandResult Interrupt(string after, params string[] flags)
    {
        using Process process = CommandLine.Start(
            _directory, [], ["train", "--data", "reviews.csv", "--folds", "2", "--output", "run", .. flags]);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith(after, StringComparison.Ordinal))
            continue;
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        return CommandLine.End(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error);
    }
}
