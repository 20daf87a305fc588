using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Reports.Comparisons;

/// <summary>
/// Keeps a comparison in a directory, after each training, so that it can be gone on with. The directory is its alone until it is disposed
/// of.
/// </summary>
public sealed class ComparisonRecorder : IComparisonObserver, IDisposable
{
    private readonly WorkDirectory _directory;

    private ComparisonRecorder(WorkDirectory directory) => _directory = directory;

    /// <summary>The directory.</summary>
    public string Path => _directory.Path;

    /// <summary>A new or empty directory.</summary>
    /// <param name="path">As the user named it; null for one under <c>runs</c> that is named after the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="now">The time, for the name.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something.</exception>
    public static ComparisonRecorder At(string? path, string data, DateTimeOffset now) =>
        new(WorkDirectory.At(path, data, "compare", now));

    /// <summary>The directory of a comparison that was interrupted.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="state">How far it had come.</param>
    /// <exception cref="GruSentimentException">There is none, or another program is writing to it.</exception>
    public static ComparisonRecorder Resume(string path, out ComparisonState state)
    {
        ArgumentNullException.ThrowIfNull(path);
        state = ComparisonFile.Read(path);
        return new ComparisonRecorder(WorkDirectory.Resume(path));
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
    internal bool RemoveIfEmpty() => _directory.RemoveIfEmpty();

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    /// <summary>Writes the table and the picture of a comparison that has ended.</summary>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public void Save(ComparisonResult result)
    {
        AtomicFile.Write(System.IO.Path.Combine(Path, ComparisonTable.Name), stream => ComparisonTable.Write(stream, result));
        AtomicFile.Write(System.IO.Path.Combine(Path, ComparisonPlot.Name), stream => ComparisonPlot.Write(stream, result));
    }
}
