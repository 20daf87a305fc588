using System.Diagnostics;
using GruSentiment.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Unfinished files (see <see cref="AtomicFile"/>) and claims (<see cref="RunClaim"/>) that a training left beside its run when it was
/// killed, or the machine lost power; and run directories in which nothing had been saved by then.
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
            if (IsOld(file) && IsAbandoned(file))
                file.Delete();
        }
        foreach (DirectoryInfo run in new DirectoryInfo(directory).EnumerateDirectories())
        {
            if (IsOld(run) && TrainedRuns.IsNamedByDate(run.Name) && !run.EnumerateFileSystemInfos().Any())
                RemoveEmpty(run);
        }
        foreach (FileInfo file in Files(directory, ".*.lock"))
        {
            if (IsOld(file))
                RunClaim.TryTake(file.FullName, isNew: false)?.Dispose(); // Deletes it, unless a training goes on for days.
        }
    });

    /// <summary>
    /// Removes those of one run at once, as far as that can be done: whoever has claimed the run knows that no training writes to it.
    /// </summary>
    /// <param name="run">The name of the run directory.</param>
    /// <param name="directory">Where they stand.</param>
    public static void RemoveOf(string run, string directory) => Try(() =>
    {
        string start = $".{run}.";
        string[] others = [.. Files(directory, ".*.lock").Select(file => Path.ChangeExtension(file.Name, null) + '.')
            .Where(other => other.Length > start.Length && other.StartsWith(start, StringComparison.Ordinal))];
        foreach (FileInfo file in Files(directory, $"{start}*.{PartialFile.Ending}"))
        {
            bool isOthers = others.Any(other => file.Name.StartsWith(other, StringComparison.Ordinal));
            if (!isOthers && file.Name.StartsWith(start, StringComparison.Ordinal) && IsAbandoned(file))
                file.Delete();
        }
    });

    private static void RemoveEmpty(DirectoryInfo run)
    {
        using RunClaim? claim = RunClaim.TryTake(RunClaim.FileOf(run.FullName, run.Parent!.FullName), isNew: false);
        if (claim is not null)
            run.Delete(); // Fails where something has come into it.
    }

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

    private static bool IsAbandoned(FileInfo file) => PartialFile.WriterOf(file.Name) is { } process && !IsRunning(process);

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
