namespace GruSentiment.Models;

/// <summary>The directory of a run, as a user names it.</summary>
internal static class ModelFolder
{
    /// <summary>Why there is no such directory, without a period; null where there is one.</summary>
    public static string? Fault(string path) =>
        Directory.Exists(path) ? null : File.Exists(path) ? "is a file; the directory of a run was expected" : "does not exist";
}
