using System.Diagnostics;
using System.Globalization;
using GruSentiment.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Unfinished files (see <see cref="AtomicFile"/>) and claims (<see cref="RunClaim"/>) that a training left beside its run when it was
/// killed, or the machine lost power.
/// </summary>
internal static class StalePartials
{
    /// <summary>
    /// A file is written in seconds. So long after its last change nobody writes it, not even on another machine that shares the disk,
    /// where process ids are others.
    /// </summary>
    private static readonly TimeSpan s_age = TimeSpan.FromDays(1);

    /// <summary>Removes those of a directory that is ours, as far as that can be done.</summary>
    public static void Remove(string directory)
    {
        try
        {
            var hidden = new EnumerationOptions { AttributesToSkip = FileAttributes.System };
            foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles(".*.partial", hidden))
            {
                if (IsOld(file) && WriterOf(file.Name) is { } process && !IsRunning(process))
                    file.Delete();
            }
            foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles(".*.lock", hidden))
            {
                if (IsOld(file))
                    RunClaim.TryTake(file.FullName, isNew: false)?.Dispose(); // Deletes it, unless a training goes on for days.
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The training can do without.
        }
    }

    private static bool IsOld(FileInfo file) => DateTime.UtcNow - file.LastWriteTimeUtc > s_age;

    /// <summary>The process id in <c>.RUN.FILE.ID.partial</c>.</summary>
    private static int? WriterOf(string name) =>
        name.Split('.') is ["", _, .., var id, "partial"]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? process : null;

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
