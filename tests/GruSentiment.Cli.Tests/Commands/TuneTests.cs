using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class TuneTests : IDisposable
{
    private static readonly string[] s_small =
    [
        "--data", "reviews.csv", "--trials", "4", "--only", "lr,dropout,ensemble", "--epochs", "2", "--embedding-dim", "8", "--hidden-dim",
        "8", "--augment", "none",
    ];

    private readonly TemporaryDirectory _directory = new();

    public TuneTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(120));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_search_says_what_is_best_and_leaves_a_model_and_the_command_that_trains_it()
    {
        CommandResult result = CommandLine.Run(_directory, ["tune", .. s_small, "--test", "0.2", "--output", "tuned"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches("^trial +folds +loss +better by +options$", result.Lines[0]);
        Assert.Contains(result.Lines, line => line.EndsWith("the defaults", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("The final model has 5 networks, ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("train --config tuned/options.json", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Test: accuracy ", StringComparison.Ordinal));
        Assert.Equal(Path.Combine("tuned", "model"), result.Lines[^1]);
        Assert.Contains(
            "Trials are trained and measured on 96 reviews, in 5 folds; the 24 of the test set have no part in it.", result.Error);
        Assert.Contains("trial   4, 1 fold:  loss ", result.Error);
        Assert.All(
            (string[])["trials.csv", "tune.png", "tuning.json", "options.json", "model/metrics.json", "model/curves.png"],
            name => Assert.True(File.Exists(_directory.File($"tuned/{name}")), name));

        CommandResult again = CommandLine.Run(_directory, "train", "--config", "tuned/options.json", "--output", "again", "--quiet");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.All(
            (string[])["config.json", "model.safetensors"],
            name => AssertSame($"tuned/model/{name}", $"again/{name}"));
        CommandResult predicted = CommandLine.Run(_directory, "predict", "--model", "tuned/model", "a good film");
        Assert.True(predicted.ExitCode == 0, predicted.Error);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_quiet_prints_the_model_alone()
    {
        CommandResult first = CommandLine.Run(_directory, ["tune", .. s_small, "--quiet", "--output", "one"]);
        Assert.Equal((0, $"{Path.Combine("one", "model")}{Environment.NewLine}", ""), (first.ExitCode, first.Output, first.Error));
        CommandResult second = CommandLine.Run(_directory, ["tune", .. s_small, "--quiet", "--output", "two"]);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.All(
            (string[])["trials.csv", "options.json", "model/config.json", "model/model.safetensors", "model/vocabulary.txt"],
            name => AssertSame($"one/{name}", $"two/{name}"));
    }

    [Fact]
    public void A_search_that_has_ended_is_told_again_as_JSON_without_any_training()
    {
        CommandLine.Run(_directory, ["tune", .. s_small, "--quiet", "--output", "runs/tuned"]);
        byte[] weights = File.ReadAllBytes(_directory.File("runs/tuned/model/model.safetensors"));
        CommandResult again = CommandLine.Run(_directory, "tune", "--resume", "runs/tuned", "--format", "json", "--quiet");
        Assert.True(again.ExitCode == 0, again.Error);
        JsonElement root = JsonDocument.Parse(again.Output).RootElement;
        Assert.Equal("loss", root.GetProperty("metric").GetString());
        Assert.Equal(5, root.GetProperty("networks").GetInt32());
        Assert.Equal(4, root.GetProperty("trials").GetArrayLength());
        Assert.Equal(weights, File.ReadAllBytes(_directory.File("runs/tuned/model/model.safetensors")));
        CommandResult runs = CommandLine.Run(_directory, "runs");
        Assert.Contains(Path.Combine("runs", "tuned", "model"), runs.Output);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public void Interrupted_or_killed_it_keeps_what_is_done_and_comes_to_the_same(string signal, int exitCode)
    {
        Signals.SkipWithout(signal);
        using (Process process = CommandLine.Start(_directory, [], ["tune", .. s_small, "--output", "ended"]))
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            while (process.StandardError.ReadLine() is { } line && !line.StartsWith("trial   3, ", StringComparison.Ordinal))
                continue;
            Signals.Send(signal, process);
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            CommandResult ended = CommandLine.End(process, output, error);
            Assert.Equal(exitCode, ended.ExitCode);
            Assert.Empty(ended.Output);
            if (signal == "INT")
            {
                Assert.Contains("Interrupted. The best trials so far:", ended.Error, StringComparison.Ordinal);
                Assert.Contains("tune --resume ended", ended.Error, StringComparison.Ordinal);
            }
        }
        Assert.True(File.Exists(_directory.File("ended/options.json")));
        CommandResult rest = CommandLine.Run(_directory, "tune", "--resume", "ended", "--quiet");
        Assert.True(rest.ExitCode == 0, rest.Error);
        CommandResult whole = CommandLine.Run(_directory, ["tune", .. s_small, "--quiet", "--output", "whole"]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.All(
            (string[])["trials.csv", "options.json", "model/config.json", "model/model.safetensors", "model/vocabulary.txt"],
            name => AssertSame($"whole/{name}", $"ended/{name}"));
    }

    [Fact]
    public void A_search_that_fails_leaves_no_directory()
    {
        CommandResult result = CommandLine.Run(_directory, "tune", "--data", "missing.csv", "--output", "tuned");
        Assert.Equal(1, result.ExitCode);
        Assert.False(Directory.Exists(_directory.File("tuned")));
    }

    [Theory]
    [InlineData("--only", "lr,luck", "--only: \"luck\" is none of encoder, embedding-dim, ")]
    [InlineData("--only", "lr,lr", "--only: \"lr\" stands there twice.")]
    [InlineData("--only", "seed", "--only: \"seed\" is none of encoder, embedding-dim, ")]
    [InlineData("--budget", "10", "--budget: \"10\" is no time; one like 90s, 10m or 1.5h was expected.")]
    [InlineData("--trials", "0", "--trials is 0; it must be from 1 to 10000.")]
    [InlineData("--metric", "luck", "--metric: \"luck\" is none of loss, accuracy, f1.")]
    [InlineData("--resume", "tuned", "--resume goes on with what was asked for; no other flag but --format and --quiet was expected.")]
    public void What_can_t_be_meant_is_a_usage_error(string flag, string value, string message)
    {
        CommandResult result = CommandLine.Run(_directory, "tune", "--data", "reviews.csv", flag, value);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"error: {message}", result.FirstError, StringComparison.Ordinal);
    }

    [Fact]
    public void What_contradicts_is_a_usage_error()
    {
        CommandResult both = CommandLine.Run(_directory, "tune", "--data", "reviews.csv", "--only", "lr", "--lr", "0.01");
        Assert.Equal(2, both.ExitCode);
        Assert.Equal("error: --lr is given, and --only names it to be searched; one of the two was expected.", both.FirstError);
        CommandResult limits = CommandLine.Run(_directory, "tune", "--data", "reviews.csv", "--budget", "1m", "--trials", "3");
        Assert.Equal((2, "error: --budget and --trials: one of the two was expected."), (limits.ExitCode, limits.FirstError));
    }

    private void AssertSame(string one, string other) =>
        Assert.Equal(File.ReadAllBytes(_directory.File(one)), File.ReadAllBytes(_directory.File(other)));
}
