using System.Reflection;

namespace GruSentiment.Architecture.Tests;

/// <summary>The assemblies and the sources under test.</summary>
internal static class Product
{
    /// <summary>The libraries, from the lowest: each may know those before it.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [
        "GruSentiment", "GruSentiment.DependencyInjection", "GruSentiment.Onnx", "GruSentiment.Data", "GruSentiment.Server",
        "GruSentiment.Training", "GruSentiment.Reports",
    ];

    /// <summary>The libraries and the command line.</summary>
    public static IReadOnlyList<string> Assemblies { get; } = [.. Libraries, "GruSentiment.CommandLine", "gru-sentiment"];

    /// <summary>The top folder.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    public static Assembly Load(string assembly) => Assembly.LoadFrom(PathOf(assembly));

    /// <summary>All C# sources under some folders, without what the build makes.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GruSentiment.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
