namespace GruSentiment.Packages.Tests;

/// <summary>The repository, and copies of what its builds need.</summary>
internal static class SourceTree
{
    private static readonly string[] s_made = ["bin", "obj", "runs", "artifacts", "TestResults", "data", "docs"];

    /// <summary>The top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Copies a folder without what builds and trainings have made in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            string name = Path.GetFileName(folder);
            if (!name.StartsWith('.') && !s_made.Contains(name))
                Copy(folder, Path.Combine(to, name));
        }
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GruSentiment.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
