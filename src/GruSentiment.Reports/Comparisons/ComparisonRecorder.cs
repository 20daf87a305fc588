using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Reports.Comparisons;

/// <summary>Keeps a comparison in a directory, after each training, so that it can be gone on with.</summary>
public sealed class ComparisonRecorder : IComparisonObserver
{
    private ComparisonRecorder(string path) => Path = path;

    /// <summary>The directory.</summary>
    public string Path { get; private set; }

    /// <summary>A new or empty directory.</summary>
    /// <param name="path">As the user named it; null for one under <c>runs</c> that is named after the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="now">The time, for the name.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something.</exception>
    public static ComparisonRecorder At(string? path, string data, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(data);
        string stem = System.IO.Path.GetFileName(data).Split('.')[0];
        string free = path ?? System.IO.Path.Combine(
            TrainedRuns.Parent, $"{now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture)}-{stem}-compare");
        string chosen = free;
        for (int number = 2; path is null && Directory.Exists(chosen); number++)
            chosen = $"{free}-{number.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            if (File.Exists(chosen) || (Directory.Exists(chosen) && Directory.EnumerateFileSystemEntries(chosen).Any()))
            {
                throw new GruSentimentException($"{TrainingRequest.OutputOption.To(chosen)}: is not empty, and nothing is overwritten. "
                    + $"Name a new directory.");
            }
            Directory.CreateDirectory(chosen);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(chosen)}: can't be created: {e.Message}", e);
        }
        return new ComparisonRecorder(chosen);
    }

    /// <summary>The directory of a comparison that was interrupted.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="state">How far it had come.</param>
    /// <exception cref="GruSentimentException">There is none.</exception>
    public static ComparisonRecorder Resume(string path, out ComparisonState state)
    {
        ArgumentNullException.ThrowIfNull(path);
        state = ComparisonFile.Read(path);
        return new ComparisonRecorder(path);
    }

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files, ComparedRows rows)
    {
    }

    /// <inheritdoc/>
    public void Progressed(ComparisonProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Ended(ComparedTraining training, ComparisonState state) => ComparisonFile.Write(Path, state);

    /// <inheritdoc/>
    public void Ended(ComparedFastText training, ComparisonState state) => ComparisonFile.Write(Path, state);

    /// <inheritdoc/>
    public void FastTextFailed(UserMessage reason)
    {
    }

    /// <summary>Removes the directory of a comparison of which no training has ended.</summary>
    /// <returns>Whether it was empty.</returns>
    internal bool RemoveIfEmpty()
    {
        bool isEmpty = !Directory.EnumerateFileSystemEntries(Path).Any();
        if (isEmpty)
            Directory.Delete(Path);
        return isEmpty;
    }

    /// <summary>Writes the table and the picture of a comparison that has ended.</summary>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public void Save(ComparisonResult result)
    {
        AtomicFile.Write(System.IO.Path.Combine(Path, ComparisonTable.Name), stream => ComparisonTable.Write(stream, result));
        AtomicFile.Write(System.IO.Path.Combine(Path, ComparisonPlot.Name), stream => ComparisonPlot.Write(stream, result));
    }
}
