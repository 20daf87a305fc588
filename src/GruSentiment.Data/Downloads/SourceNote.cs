using System.Text;
using GruSentiment.Models;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads;

/// <summary>
/// <c>SOURCE.txt</c>, which stands beside a set's files and says where they are from, under which licence and whom to cite. It is written
/// last, so it shows that the set is complete.
/// </summary>
internal static class SourceNote
{
    /// <summary>The file's name.</summary>
    public const string Name = "SOURCE.txt";

    /// <summary>Writes it.</summary>
    public static void Write(string directory, DownloadRequest request, IReadOnlyList<DownloadedFile> files)
    {
        KnownSet set = request.Set;
        string[] lines =
        [
            $"{FirstWord(set)} {set.Title}",
            $"Contents: {set.Contents}.",
            .. files.Select(file => Invariant($"{file.Name}: {file.Rows} rows")),
            $"From: {request.Source}",
            .. request.Expected is { } checksum ? [$"Archive: {checksum}"] : (string[])[],
            $"Licence: {set.Licence}",
            .. set.Citations.Select(citation => $"Please cite: {citation}"),
        ];
        AtomicFile.Write(Path.Combine(directory, Name), stream => stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n')));
    }

    /// <summary>Whether a directory holds the whole of a set.</summary>
    public static bool IsWhole(string directory, KnownSet set)
    {
        string path = Path.Combine(directory, Name);
        return File.Exists(path)
            && File.ReadLines(path).FirstOrDefault()?.StartsWith(FirstWord(set), StringComparison.Ordinal) == true
            && set.Files.All(name => File.Exists(Path.Combine(directory, name)));
    }

    private static string FirstWord(KnownSet set) => $"{set.Name}:";
}
