using System.Text.Json;
using GruSentiment.Models;

namespace GruSentiment.Runs;

/// <summary>All that the files of a run directory say of its training.</summary>
/// <param name="Summary">What a list says of it.</param>
/// <param name="Config"><c>config.json</c>; null where it can't be read.</param>
/// <param name="Metrics"><c>metrics.json</c>; null before the training is finished.</param>
/// <param name="Epochs">The epochs so far.</param>
/// <param name="Files">Every file in it, by name.</param>
/// <param name="Faults">What is wrong with files that can't be read.</param>
internal sealed record RunDetails(
    RunSummary Summary, JsonElement? Config, JsonElement? Metrics, IReadOnlyList<RunEpoch> Epochs, IReadOnlyList<RunFile> Files,
    IReadOnlyList<string> Faults)
{
    /// <summary>Number of the epoch whose weights were kept; null while that is not known.</summary>
    public long? BestEpoch => RunJson.Whole(Metrics, "best_epoch");

    /// <summary>Reads them.</summary>
    /// <param name="directory">The run directory.</param>
    /// <exception cref="GruSentimentException">It is none.</exception>
    public static RunDetails Of(string directory)
    {
        RunSummary summary = RunSummary.At(directory)
            ?? throw new GruSentimentException($"{directory}: {ModelFolder.Fault(directory) ?? RunSummary.NoRun}.");
        (JsonElement? config, string? configFault) = RunJson.Read(Path.Combine(directory, ModelFile.Config));
        (JsonElement? metrics, string? metricsFault) = RunJson.Read(Path.Combine(directory, RunSummary.Metrics));
        IReadOnlyList<RunEpoch> epochs = [];
        string? historyFault = null;
        try
        {
            epochs = RunHistory.Of(directory);
        }
        catch (GruSentimentException e)
        {
            historyFault = e.Message;
        }
        return new RunDetails(
            summary, config, metrics, epochs, RunFile.AllIn(directory),
            [.. new[] { configFault, metricsFault, historyFault }.OfType<string>()]);
    }
}
