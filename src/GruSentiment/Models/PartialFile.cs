using System.Diagnostics;
using System.Globalization;

namespace GruSentiment.Models;

/// <summary>
/// An unfinished file, hidden until it is renamed: <c>.RUN.FILE.RANDOM.PROCESS.partial</c>. Nobody can know its name before, and it is
/// created as a new file or not at all: a link that somebody puts there is not followed.
/// </summary>
internal static class PartialFile
{
    /// <summary>What its name ends in.</summary>
    public const string Ending = "partial";

    private const int RandomDigits = 12;

    /// <summary>Creates one, to write to.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="name">What its name says that it is: a run, or a run and a file.</param>
    public static FileStream Create(string directory, string name) =>
        new(Path.Combine(directory, NewName(name)), FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>A name for one of this process that no other has; so is a directory called that is being removed.</summary>
    public static string NewName(string name)
    {
        string random = Guid.NewGuid().ToString("N")[..RandomDigits];
        return string.Create(CultureInfo.InvariantCulture, $".{name}.{random}.{Environment.ProcessId}.{Ending}");
    }

    /// <summary>The process that writes a file of such a name; null where the name is another.</summary>
    public static int? WriterOf(string fileName) =>
        fileName.Split('.') is ["", _, .., var id, Ending]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? process : null;

    /// <summary>Whether it is one that nobody writes any more: the process is gone.</summary>
    /// <param name="fileName">Its name.</param>
    public static bool IsAbandoned(string fileName) => WriterOf(fileName) is { } process && !IsRunning(process);

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

    /// <summary>Proves that files can be created and written in a directory.</summary>
    /// <exception cref="IOException">They can't; so does <see cref="UnauthorizedAccessException"/> tell.</exception>
    public static void Probe(string directory, string name)
    {
        string path;
        using (FileStream probe = Create(directory, name))
            path = probe.Name;
        File.Delete(path);
    }

    /// <summary>Removes one, if that can be done.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error already under way says more than this one.
        }
    }
}
