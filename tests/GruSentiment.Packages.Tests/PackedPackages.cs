using System.Globalization;
using GruSentiment.Tests;

namespace GruSentiment.Packages.Tests;

/// <summary>
/// The packages, made once by <c>dotnet pack</c> in a copy of the top folder, and a folder for programs that use them. Their version is
/// one that nobody else has, so that NuGet's folder of packages, which also has libtorch, can be used as it is.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>The version of the packages.</summary>
    public string Version { get; } =
        $"0.1.0-test.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The folder with the packages.</summary>
    public string Folder => _directory.File("artifacts/packages");

    /// <summary>A folder without anything of the repository; the samples stand in its folder <c>samples</c>.</summary>
    public string Elsewhere => _directory.Path;

    /// <summary>A package's file.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="extension">Its kind: <c>nupkg</c> or <c>snupkg</c>.</param>
    public string FileOf(string id, string extension = "nupkg") => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string source = _directory.File("source");
        SourceTree.Copy(SourceTree.Root, source);
        // Neither compiling ahead nor the analyzers change what the tests look at, and they take a minute; links take no time and no space.
        await Dotnet.Run(source, "pack", "-v:q", $"-p:Version={Version}", "-p:PublishReadyToRun=false", "-p:RunAnalyzers=false",
            "-p:CreateHardLinksForCopyLocalIfPossible=true", "-p:CreateHardLinksForPublishFilesIfPossible=true",
            "-p:UseSharedCompilation=false");
        Directory.CreateDirectory(_directory.File("artifacts"));
        Directory.Move(Path.Combine(source, "artifacts", "packages"), Folder);
        Directory.Delete(source, recursive: true);
        SourceTree.Copy(Path.Combine(SourceTree.Root, "samples"), _directory.File("samples"));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in Directory.EnumerateDirectories(cache, "gru*"))
        {
            if (Directory.Exists(Path.Combine(package, Version)))
                Directory.Delete(Path.Combine(package, Version), recursive: true);
            if (!Directory.EnumerateFileSystemEntries(package).Any())
                Directory.Delete(package);
        }
        return ValueTask.CompletedTask;
    }
}
