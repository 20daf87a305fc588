using System.Globalization;
using GruSentiment.Models;

namespace GruSentiment.Runs;

/// <summary>
/// The directory <c>checkpoint</c> in a run directory: the two newest checkpoints, numbered, and files that are not written to their end
/// yet. It is gone when the training is finished.
/// </summary>
/// <param name="run">The run directory.</param>
internal sealed class RunCheckpoints(string run)
{
    private const int Kept = 2;

    private readonly string _folder = Path.Combine(run, Folder);
    private int _last = -1;

    /// <summary>Its name.</summary>
    public const string Folder = "checkpoint";

    /// <summary>How the names of its files end.</summary>
    private const string Extension = ".checkpoint";

    /// <summary>The checkpoints, the newest first.</summary>
    public IEnumerable<string> Files => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, $"*{Extension}").Where(file => NumberOf(file) >= 0).OrderByDescending(NumberOf)
        : [];

    /// <summary>Whether there are any.</summary>
    public bool Any => Files.Any();

    /// <summary>When the newest was written; null without one.</summary>
    public DateTime? LastWritten => Files.FirstOrDefault() is { } newest ? File.GetLastWriteTimeUtc(newest) : null;

    /// <summary>Whether nothing but files that were not written to their end is in it.</summary>
    public bool IsEmpty => !Directory.Exists(_folder) || Directory.EnumerateFileSystemEntries(_folder).All(IsPartial);

    /// <summary>The name, within the run directory, of the checkpoint to be written next.</summary>
    public string NextName()
    {
        if (_last < 0)
            _last = Files.Select(NumberOf).FirstOrDefault();
        return string.Create(CultureInfo.InvariantCulture, $"{Folder}/{++_last:000000}{Extension}");
    }

    /// <summary>Removes all but the newest two, as far as that can be done.</summary>
    public void RemoveOld()
    {
        foreach (string file in Files.Skip(Kept).ToArray())
            PartialFile.TryDelete(file);
    }

    /// <summary>Removes files that a killed training did not write to their end.</summary>
    public void RemovePartials()
    {
        foreach (string file in Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder).Where(IsPartial).ToArray() : [])
            PartialFile.TryDelete(file);
    }

    /// <summary>Removes the directory, as far as that can be done.</summary>
    public void Remove()
    {
        try
        {
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The training is finished all the same.
        }
    }

    private static bool IsPartial(string path) =>
        Path.GetFileName(path) is ['.', ..] name && name.EndsWith(PartialFile.Ending, StringComparison.Ordinal);

    private static int NumberOf(string file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
