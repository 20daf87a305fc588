using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.Reports.Runs;

/// <summary>Trainings that were interrupted, and can be resumed.</summary>
internal static class UnfinishedRuns
{
    /// <summary>The run directory under <c>runs</c> with the newest checkpoint.</summary>
    /// <exception cref="GruSentimentException">There is none.</exception>
    public static string Newest()
    {
        string parent = TrainedRuns.Parent;
        return TrainedRuns.DirectoriesIn(parent)
            .Select(run => (Path: run, Written: LastWritten(run)))
            .Where(run => run.Written is not null)
            .OrderByDescending(run => (run.Written, run.Path))
            .Select(run => run.Path)
            .FirstOrDefault()
            ?? throw new GruSentimentException($"{Path.GetFullPath(parent)}: no training there is unfinished.");
    }

    private static DateTime? LastWritten(string run)
    {
        try
        {
            return new RunCheckpoints(run).LastWritten;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Somebody else's.
        }
    }
}
