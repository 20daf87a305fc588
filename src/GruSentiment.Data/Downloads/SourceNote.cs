using System.Globalization;
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

    private const string WordsKey = "Words asked for: ";

    /// <summary>Writes it.</summary>
    public static void Write(string directory, DownloadRequest request, IReadOnlyList<DownloadedFile> files)
    {
        KnownSet set = request.Set;
        string[] lines =
        [
            $"{FirstWord(set)} {set.Title}",
            $"Contents: {set.Contents}.",
            .. set.IsWordVectors ? [Invariant($"{WordsKey}{request.Words}")] : (string[])[],
            .. files.Select(file => Invariant($"{file.Name}: {file.Rows} {(set.IsWordVectors ? $"words, SHA256 {SumOf(file)}" : "rows")}")),
            $"From: {request.Source}",
            .. request.Expected is { } checksum ? [$"Archive: {checksum}"] : (string[])[],
            $"Licence: {set.Licence}",
            .. set.Citations.Select(citation => $"Please cite: {citation}"),
        ];
        AtomicFile.Write(Path.Combine(directory, Name), stream => stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n')));

        string SumOf(DownloadedFile file)
        {
            using FileStream content = File.OpenRead(Path.Combine(directory, file.Name));
            return Sha256Sum.Of(content);
        }
    }

    /// <summary>How many word vectors were asked for at most; null where the note does not say.</summary>
    public static int? Words(string directory)
    {
        string? line = File.ReadLines(Path.Combine(directory, Name))
            .FirstOrDefault(line => line.StartsWith(WordsKey, StringComparison.Ordinal));
        return int.TryParse(line?[WordsKey.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int words) ? words : null;
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
