namespace GruSentiment.Runs;

/// <summary>A file in a run directory.</summary>
/// <param name="Name">Its path within the directory, with '/' between the parts.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record RunFile(string Name, long Bytes)
{
    /// <summary>Whatever is there, but not what a symbolic link leads to.</summary>
    private static readonly EnumerationOptions s_all = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Every file in a directory and those below it, in order. What may not be read is left out.</summary>
    public static IReadOnlyList<RunFile> AllIn(string directory)
    {
        var files = new List<RunFile>();
        foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles("*", s_all))
        {
            try
            {
                string name = Path.GetRelativePath(directory, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
                files.Add(new RunFile(name, file.Length));
            }
            catch (FileNotFoundException)
            {
                // Replaced meanwhile by the training that writes it.
            }
        }
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Every directory below another, whose symbolic links are not followed.</summary>
    public static IEnumerable<string> DirectoriesIn(string directory) => Directory.EnumerateDirectories(directory, "*", s_all);
}
