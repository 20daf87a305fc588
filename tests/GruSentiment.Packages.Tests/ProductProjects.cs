using System.Xml.Linq;

namespace GruSentiment.Packages.Tests;

/// <summary>The projects under <c>src</c>, by what they say of themselves.</summary>
internal static class ProductProjects
{
    /// <summary>Ids of the libraries that are packed.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => Says(file, "IsPackable") && !Says(file, "PackAsTool"))
            .Select(file => Path.GetFileNameWithoutExtension(file)!),
    ];

    private static bool Says(string project, string property) => XDocument.Load(project).Descendants(property).Any(e => e.Value == "true");
}
