using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Unfinished files (see <see cref="AtomicFile"/>) and claims (<see cref="RunClaim"/>) that a training left beside its run when it was
/// killed, or the machine lost power; run directories in which nothing had been saved by then; and those that were being removed.
/// </summary>
internal static class StalePartials
{
    /// <summary>
    /// A file is written in seconds. So long after its last change nobody writes it, not even on another machine that shares the disk,
    /// where process ids are others.
    /// </summary>
    private static readonly TimeSpan s_age = TimeSpan.FromDays(1);

    private static readonly EnumerationOptions s_hidden = new() { AttributesToSkip = FileAttributes.System };

    /// <summary>Removes those of a directory that is ours, and the empty run directories in it, as far as that can be done.</summary>
    public static void Remove(string directory) => Try(() =>
    {
        foreach (FileInfo file in Files(directory, $".*.{PartialFile.Ending}"))
        {
            if (IsOld(file) && PartialFile.IsAbandoned(file.Name))
                file.Delete();
        }
        foreach (DirectoryInfo run in new DirectoryInfo(directory).EnumerateDirectories())
        {
            if (IsOld(run) && TrainedRuns.IsNamedByDate(run.Name) && IsEmpty(run))
                RemoveEmpty(run);
        }
        RunRemoval.RemoveLeft(directory);
        foreach (FileInfo file in Files(directory, ".*.lock"))
        {
            if (IsOld(file))
                RunClaim.TryTake(file.FullName, isNew: false)?.Dispose(); // Deletes it, unless a training goes on for days.
        }
    });

    private static void RemoveEmpty(DirectoryInfo run)
    {
        using RunClaim? claim = RunClaim.TryTake(RunClaim.FileOf(run.FullName, run.Parent!.FullName), isNew: false);
        if (claim is null)
            return;
        new RunCheckpoints(run.FullName).Remove();
        foreach (FileInfo file in AbandonedIn(run))
            file.Delete();
        run.Delete(); // Fails where something has come into it.
    }

    private static bool IsEmpty(DirectoryInfo run) =>
        run.EnumerateFileSystemInfos().All(entry => entry.Name == RunCheckpoints.Folder || PartialFile.IsAbandoned(entry.Name))
        && new RunCheckpoints(run.FullName).IsEmpty;

    private static FileInfo[] AbandonedIn(DirectoryInfo run) => [.. run.GetFiles().Where(file => PartialFile.IsAbandoned(file.Name))];

    private static FileInfo[] Files(string directory, string pattern) => new DirectoryInfo(directory).GetFiles(pattern, s_hidden);

    private static void Try(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The training can do without.
        }
    }

    private static bool IsOld(FileSystemInfo file) => DateTime.UtcNow - file.LastWriteTimeUtc > s_age;
}
