using System.Text.Json.Nodes;
using GruSentiment.Data.Tests.Downloads;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What others wrote, and a terminal would obey, is shown and not done.</summary>
public sealed class HostileTextTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string Hostile = "\u001b]0;title\u0007\u009b2J\u202ex\u007f";
    private const string Shown = "\\u001b]0;title\\u0007\\u009b2J\\u202ex\\u007f";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Columns_and_labels_of_a_file()
    {
        string rows = string.Concat(Enumerable.Repeat("some plain words\tothers as plain\n", 60)); // Else it would be no text.
        _directory.Write("columns.tsv", $"a{Hostile}\tb{Hostile}\n{rows}");
        AssertShown(CommandLine.Run(_directory, "train", "--data", "columns.tsv"));
        _directory.Write("classes.csv", Reviews.ThreeClasses(60).Replace("neutral", $"neutral{Hostile}", StringComparison.Ordinal));
        AssertShown(CommandLine.Run(_directory, "stats", "--data", "classes.csv"));
    }

    [Fact]
    public void A_path() =>
        AssertShown(CommandLine.Run(_directory, "evaluate", "--model", model.Path, "--data", $"none{Hostile}.csv"));

    [Fact]
    public void The_labels_of_a_model()
    {
        string copy = model.CopyTo(_directory);
        string config = Path.Combine(copy, "config.json");
        JsonNode changed = JsonNode.Parse(File.ReadAllText(config).Replace("\"positive\"", $"\"p{Shown}\"", StringComparison.Ordinal))!;
        changed.AsObject().Remove("checksums");
        File.WriteAllText(config, changed.ToJsonString());
        CommandResult result = CommandLine.Run(_directory, "predict", "--model", copy, "a great lovely superb film");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("p ]0;title  2J x \t", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_server_says()
    {
        using var server = new LoopbackServer(
            _ => LoopbackServer.Answer.Of(302, ("Location", "ftp://x/\u001b]0;t\u0007")));
        CommandResult result = CommandLine.Run(_directory, "download", "imdb", "--url", $"{server.Address()}");
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain(result.Error, IsObeyed);
    }

    private static void AssertShown(CommandResult result)
    {
        Assert.Equal(1, result.ExitCode);
        string all = result.Output + result.Error;
        Assert.Contains(Shown, all, StringComparison.Ordinal);
        Assert.DoesNotContain(all, IsObeyed);
    }

    private static bool IsObeyed(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || character == '\u202e';
}
