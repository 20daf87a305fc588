using System.Diagnostics;
using System.Globalization;
using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>
/// Trainings killed at random moments. The variable GRU_SENTIMENT_KILLS says how many kills there are, shared out to the kinds of training;
/// 10 without it.
/// </summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const int Kinds = 5;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--folds", "2")]
    [InlineData(2, "--unlabelled", "texts.txt")]
    [InlineData(3, "--ensemble", "2", "--engine", "torch")]
    [InlineData(4, "--folds", "2", "--unlabelled", "texts.txt", "--ensemble", "2")]
    public async Task A_killed_training_goes_on_to_the_bytes_of_an_uninterrupted_one(int kind, params string[] flags)
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(240));
        _directory.Write("texts.txt", Texts(300));
        string[] train = ["train", "--data", "reviews.csv", "--quiet", "--augment", "none", .. Reviews.Small, .. flags];
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, CommandLine.Run(_directory, [.. train, "--output", "whole"]).ExitCode);
        double seconds = clock.Elapsed.TotalSeconds;
        var expected = RunResult.Of(_directory, "whole");

        int kills = int.Parse(Environment.GetEnvironmentVariable("GRU_SENTIMENT_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var random = new Random(kind);
        bool begun = false;
        for (int kill = 0; kill < (kills + Kinds - 1 - kind) / Kinds; kill++)
        {
            // A resumed training is killed as well as one that has begun.
            string[] command = begun ? ["train", "--resume", "run", "--quiet"] : [.. train, "--output", "run"];
            string[] often = random.Next(3) == 0 ? [] : ["--checkpoint-minutes", "0.0002"]; // After nearly every step.
            await RunAndEnd(random.Next(4) == 0 ? "TERM" : "KILL", [.. command, .. often], seconds * (0.1 + 0.9 * random.NextDouble()));
            begun = Directory.Exists(_directory.File("run/checkpoint"))
                && Directory.EnumerateFiles(_directory.File("run/checkpoint"), "*.checkpoint").Any();
            if (begun && random.Next(2) == 0)
                continue;
            Finish(begun, train);
            Assert.Equal(expected, RunResult.Of(_directory, "run"));
            Assert.DoesNotContain(_directory.Files, file => file.Contains("checkpoint", StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith('.'));
            Directory.Delete(_directory.File("run"), recursive: true);
            begun = false;
        }
        if (begun)
        {
            Finish(begun, train);
            Assert.Equal(expected, RunResult.Of(_directory, "run"));
        }
    }

    /// <summary>Goes on with a training that has a checkpoint, or begins it again. One that was finished already stays.</summary>
    private void Finish(bool begun, string[] train)
    {
        if (!begun && File.Exists(_directory.File("run/metrics.json")))
        {
            Assert.Equal(1, CommandLine.Run(_directory, "train", "--resume", "run").ExitCode); // And an empty directory is removed.
            return;
        }
        CommandResult result = CommandLine.Run(
            _directory, begun ? ["train", "--resume", "run", "--quiet"] : [.. train, "--output", "run"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private async Task RunAndEnd(string signal, string[] command, double afterSeconds)
    {
        using Process process = CommandLine.Start(_directory, [], command);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(afterSeconds), TestContext.Current.CancellationToken);
        if (signal == "KILL" || OperatingSystem.IsWindows())
            process.Kill();
        else
            Signals.Send(signal, process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
    }

    private static string Texts(int count)
    {
        var texts = new StringBuilder();
        for (int i = 0; i < count; i++)
            texts.Append(CultureInfo.InvariantCulture, $"A great film and an awful lamp, the lovely soup number {i}.\n");
        return texts.ToString();
    }
}
