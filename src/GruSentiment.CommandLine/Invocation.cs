namespace GruSentiment.CommandLine;

/// <summary>How the user started this program, so that what is suggested to them can be typed as it stands.</summary>
internal static class Invocation
{
    /// <summary>What keeps its meaning between double quotes, in the shells of Linux and macOS.</summary>
    private static readonly char[] s_doubleQuoted = ['$', '`', '"', '\\', '!'];

    /// <summary><c>dotnet run</c> from a checkout, else the name of the executable.</summary>
    public static string Command { get; } = IsBuildOutput() ? "dotnet run" : "gru-sentiment";

    /// <summary>The same where the arguments hold a <c>--</c>: <c>dotnet run</c> keeps the first for itself.</summary>
    public static string CommandBeforeDashes => IsBuildOutput() ? "dotnet run --" : Command;

    /// <summary>A path or a value as a shell takes it for one argument: in quotes where it holds what means something there.</summary>
    public static string Quote(string path) => Quote(path, OperatingSystem.IsWindows());

    /// <summary>The same for the shells of one system.</summary>
    internal static string Quote(string path, bool isWindows)
    {
        string plain = isWindows ? "/._-+,:\\" : "/._-+,:";
        if (path.All(character => char.IsLetterOrDigit(character) || plain.Contains(character, StringComparison.Ordinal)))
            return path;
        if (isWindows) // Its programs read a doubled quote within quotes as one.
            return $"\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        if (path.IndexOfAny(s_doubleQuoted) < 0)
            return $"\"{path}\"";
        return $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    private static bool IsBuildOutput()
    {
        string[] folders = AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar);
        int project = Array.LastIndexOf(folders, "GruSentiment.Cli");
        return project >= 0 && project + 1 < folders.Length && folders[project + 1] == "bin";
    }
}
