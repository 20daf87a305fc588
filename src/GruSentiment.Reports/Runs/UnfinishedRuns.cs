using GruSentiment.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>Trainings that were interrupted, and can be resumed.</summary>
internal static class UnfinishedRuns
{
    /// <summary>The run directory under <c>runs</c> with the newest checkpoint.</summary>
    /// <exception cref="GruSentimentException">There is none.</exception>
    public static string Newest()
    {
        string parent = TrainedRuns.Parent;
        return (Directory.Exists(parent) ? Directory.EnumerateDirectories(parent) : [])
            .Where(run => new RunCheckpoints(run).Any)
            .MaxBy(run => (new RunCheckpoints(run).LastWritten, run))
            ?? throw new GruSentimentException($"{Path.GetFullPath(parent)}: no training there is unfinished.");
    }
}
