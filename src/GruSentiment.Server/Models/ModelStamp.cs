using GruSentiment.Models;

namespace GruSentiment.Server.Models;

/// <summary>What a model's files are like, to tell whether they have changed.</summary>
/// <param name="Folder">Their directory.</param>
/// <param name="Config">Time and size of the configuration.</param>
/// <param name="Vocabulary">Those of the vocabulary.</param>
/// <param name="Weights">Those of the weights.</param>
internal sealed record ModelStamp(string Folder, (long, long) Config, (long, long) Vocabulary, (long, long) Weights)
{
    /// <summary>That of a directory at this moment; files that are not there have the size -1.</summary>
    public static ModelStamp Of(string folder) =>
        new(folder, File(folder, ModelFile.Config), File(folder, ModelFile.Vocabulary), File(folder, ModelFile.Weights));

    private static (long, long) File(string folder, string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        try
        {
            FileSystemInfo found = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return found is FileInfo { Exists: true } there ? (there.LastWriteTimeUtc.Ticks, there.Length) : (0, -1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (0, -1);
        }
    }
}
