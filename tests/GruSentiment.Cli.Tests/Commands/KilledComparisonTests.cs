using System.Diagnostics;
using System.Text.Json.Nodes;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>Comparisons killed at random moments.</summary>
public sealed class KilledComparisonTests : IDisposable
{
    private const int Kills = 6;

    private static readonly string[] s_small =
    [
        "--data", "reviews.csv", "--encoders", "gru,mean,cnn,rnn", "--seeds", "2", "--epochs", "2", "--embedding-dim", "8",
        "--hidden-dim", "8", "--quiet",
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_killed_comparison_goes_on_with_what_is_done()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(240));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, CommandLine.Run(_directory, ["compare", .. s_small, "--output", "whole"]).ExitCode);
        double seconds = clock.Elapsed.TotalSeconds;

        var random = new Random(1);
        JsonArray done = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using (Process process = CommandLine.Start(_directory, [], Command(done)))
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds * random.NextDouble()), TestContext.Current.CancellationToken);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
            // A training that had ended is there still, to the byte: with the seconds that it took.
            JsonArray now = File.Exists(_directory.File("killed/comparison.json")) ? Trainings("killed") : [];
            Assert.True(now.Count >= done.Count);
            Assert.Equal(done.Select(one => one!.ToJsonString()), now.Take(done.Count).Select(one => one!.ToJsonString()));
            done = now;
            if (done.Count == 0 && Directory.Exists(_directory.File("killed")))
                Directory.Delete(_directory.File("killed"), recursive: true);
        }
        CommandResult result = CommandLine.Run(_directory, Command(done));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(Trainings("whole").Select(Answers), Trainings("killed").Select(Answers));
        Assert.DoesNotContain(_directory.Files, file => Path.GetFileName(file).StartsWith('.'));
    }

    private static string[] Command(JsonArray done) =>
        done.Count > 0 ? ["compare", "--resume", "killed", "--quiet"] : ["compare", .. s_small, "--output", "killed"];

    private JsonArray Trainings(string directory) =>
        JsonNode.Parse(File.ReadAllText(_directory.File($"{directory}/comparison.json")))!["trainings"]!.AsArray();

    /// <summary>What a training came to, without its seconds.</summary>
    private static string Answers(JsonNode? training) =>
        $"{training!["encoder"]} {training["seed"]} {training["best_epoch"]} {training["network"]} {training["together"]}";
}
