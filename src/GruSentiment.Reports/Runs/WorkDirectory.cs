using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Runs;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// The directory of work that takes many trainings and can be gone on with: a comparison, a search. It is one program's alone until it is
/// disposed of.
/// </summary>
internal sealed class WorkDirectory : IDisposable
{
    private readonly RunClaim _claim;

    private WorkDirectory(string path, RunClaim claim) => (Path, _claim) = (path, claim);

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>A new or empty directory.</summary>
    /// <param name="path">As the user named it; null for one under <c>runs</c> that is named after the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="work">What the work is called: the end of the name under <c>runs</c>.</param>
    /// <param name="now">The time, for the name.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something.</exception>
    public static WorkDirectory At(string? path, string data, string work, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(data);
        string stem = System.IO.Path.GetFileName(data).Split('.')[0];
        string free = path ?? System.IO.Path.Combine(
            TrainedRuns.Parent, $"{now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture)}-{stem}-{work}");
        try
        {
            for (int number = 1; ; number++)
            {
                string chosen = number == 1 ? free : $"{free}-{number.ToString(CultureInfo.InvariantCulture)}";
                if (path is null && Directory.Exists(chosen))
                    continue;
                RefuseUsed(chosen);
                Directory.CreateDirectory(chosen);
                if (RunClaim.TryTake(ClaimOf(chosen), isNew: false) is { } claim)
                    return new WorkDirectory(chosen, claim);
                if (path is not null)
                    throw Held(chosen);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(free)}: can't be created: {e.Message}", e);
        }
    }

    /// <summary>The directory of work that was interrupted.</summary>
    /// <param name="path">The directory; it is there.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or another program is writing to it.</exception>
    public static WorkDirectory Resume(string path)
    {
        try
        {
            RunClaim claim = RunClaim.TryTake(ClaimOf(path), isNew: false) ?? throw Held(path);
            foreach (string left in Directory.EnumerateFiles(path).Where(file => PartialFile.IsAbandoned(System.IO.Path.GetFileName(file))))
                PartialFile.TryDelete(left); // It was killed while it wrote.
            return new WorkDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), claim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be written to: {e.Message}", e);
        }
    }

    /// <summary>Removes the directory of work of which nothing is done. It is no longer held, removed or not.</summary>
    /// <returns>Whether it was empty.</returns>
    public bool RemoveIfEmpty()
    {
        _claim.Dispose(); // Its file stands there.
        bool isEmpty = !Directory.EnumerateFileSystemEntries(Path).Any();
        if (isEmpty)
            Directory.Delete(Path);
        return isEmpty;
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();

    private static string ClaimOf(string path)
    {
        string full = System.IO.Path.GetFullPath(System.IO.Path.TrimEndingDirectorySeparator(path));
        return RunClaim.FileOf(full, full);
    }

    private static void RefuseUsed(string path)
    {
        string claim = ClaimOf(path);
        bool isUsed = File.Exists(path) || (Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any(entry => System.IO.Path.GetFullPath(entry) != claim));
        if (isUsed)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is not empty, and nothing is overwritten. "
                + $"Name a new directory.");
        }
    }

    private static GruSentimentException Held(string path) => new($"{path}: another program is writing to it.");
}
