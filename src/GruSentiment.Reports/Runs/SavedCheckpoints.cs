using GruSentiment.Runs;
using GruSentiment.Training.Checkpoints;

namespace GruSentiment.Reports.Runs;

/// <summary>Reads what a run directory holds of an unfinished training.</summary>
internal static class SavedCheckpoints
{
    /// <summary>The newest checkpoint that can be read.</summary>
    /// <param name="checkpoints">The directory's checkpoints.</param>
    /// <param name="run">The run directory, as it is named to the user.</param>
    /// <param name="saved">The weights of the run's model; null without any.</param>
    /// <exception cref="GruSentimentException">None can; the message is that of the newest.</exception>
    public static Checkpoint ReadNewest(RunCheckpoints checkpoints, string run, SavedWeights? saved)
    {
        GruSentimentException? fault = null;
        foreach (string file in checkpoints.Files)
        {
            try
            {
                return CheckpointFile.Read(file, saved);
            }
            catch (GruSentimentException e)
            {
                fault ??= e;
            }
        }
        throw fault ?? new GruSentimentException($"{run}: has no checkpoint to resume from.");
    }
}
