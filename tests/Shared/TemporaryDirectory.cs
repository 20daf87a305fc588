using System.IO.Compression;
using System.Text;

namespace GruSentiment.Tests;

/// <summary>A directory that is gone after the test; commands are run in it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private static readonly EnumerationOptions s_everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    public string Path { get; } = Directory.CreateTempSubdirectory("gru-sentiment-").FullName;

    /// <summary>Everything in it, by relative path with '/', in order.</summary>
    public string[] Files => [.. Directory.EnumerateFileSystemEntries(Path, "*", s_everything)
        .Select(entry => System.IO.Path.GetRelativePath(Path, entry).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and gives its path; UTF-8 without a mark, or another encoding with its mark.</summary>
    public string Write(string name, string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Write(name, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
