using System.Text.Json.Nodes;

namespace GruSentiment.Tests;

/// <summary>
/// What two trainings of the same bytes have in common: all but the times.
/// </summary>
internal sealed record RunResult(
    string Weights, string Vocabulary, string Texts, string Config, string History, string Picture, string Metrics, string Folds)
{
    public static RunResult Of(TemporaryDirectory directory, string run)
    {
        return new RunResult(
            Sum("model.safetensors"), Sum("vocabulary.txt"), Sum("training-texts.bin"), Text("config.json"),
            string.Join('\n', Text("history.csv").Split('\n').Select(row => string.Join(',', row.Split(',').Take(6)))),
            Sum("curves.png"), Timeless(JsonNode.Parse(Text("metrics.json"))!).ToJsonString(),
            File.Exists(directory.File($"{run}/folds.csv"))
                ? string.Join('\n', Text("folds.csv").Split('\n').Select(row => string.Join(',', row.Split(',').SkipLast(1))))
                : "");

        string Text(string name) => File.ReadAllText(directory.File($"{run}/{name}"));

        string Sum(string name) =>
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(directory.File($"{run}/{name}"))));
    }

    private static JsonNode Timeless(JsonNode metrics)
    {
        metrics.AsObject().Remove("timings");
        foreach (JsonNode? fold in metrics["folds"]?["each"]?.AsArray() ?? [])
            fold!.AsObject().Remove("seconds");
        return metrics;
    }
}
