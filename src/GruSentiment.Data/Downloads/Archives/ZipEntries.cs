using System.IO.Compression;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>The files of a <c>.zip</c>.</summary>
internal static class ZipEntries
{
    /// <summary>The entry of a name.</summary>
    /// <exception cref="ArchiveException">There is none, or more than one.</exception>
    public static ZipArchiveEntry Named(ZipArchive zip, string name)
    {
        ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => entry.FullName == name)];
        return entries.Length == 1 ? entries[0]
            : throw new ArchiveException($"the archive has {(entries.Length == 0 ? "no" : "more than one")} \"{name}\"; one was expected");
    }
}
