namespace GruSentiment.Models;

/// <summary>The directory under which trainings put their runs.</summary>
public static class TrainedRuns
{
    /// <summary>Its name, in the working directory.</summary>
    public const string Parent = "runs";

    /// <summary>The newest run that holds a whole model; runs are named by date and time.</summary>
    /// <exception cref="GruSentimentException">There is none.</exception>
    public static string Newest()
    {
        return (Directory.Exists(Parent) ? Directory.EnumerateDirectories(Parent) : [])
            .Where(HoldsModel)
            .OrderByDescending(Path.GetFileName, StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new GruSentimentException(
                $"There is no trained model under {Path.GetFullPath(Parent)}. Make one with `train --data FILE`, or name one with --model DIRECTORY.");
    }

    private static bool HoldsModel(string directory) =>
        ((string[])[ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights]).All(name => File.Exists(Path.Combine(directory, name)));
}
