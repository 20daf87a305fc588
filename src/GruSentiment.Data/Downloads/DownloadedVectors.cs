using GruSentiment.Data.Files;

namespace GruSentiment.Data.Downloads;

/// <summary>Finds word vectors by what a user names them: a path, or the name by which they were downloaded.</summary>
internal static class DownloadedVectors
{
    /// <summary>The path of their file. A file of that path wins; what is no known name is a path.</summary>
    /// <param name="named">A path or a name.</param>
    /// <exception cref="DataException">
    /// It is the name of word vectors that have not been downloaded to where they are looked for; or neither a path nor such a name.
    /// </exception>
    public static string PathOf(string named)
    {
        ArgumentNullException.ThrowIfNull(named);
        if (File.Exists(named))
            return named;
        if (SetCatalogue.Find(named) is not { IsWordVectors: true } set)
        {
            bool mayBeName = !named.AsSpan().ContainsAny('.', Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            if (!mayBeName || Directory.Exists(named))
                return named;
            string names = string.Join(", ", SetCatalogue.All.Where(set => set.IsWordVectors).Select(set => set.Family).Distinct());
            throw new DataException($"{named}: no such file, and no name of word vectors; the names are {names}.");
        }
        string path = Path.Combine(DownloadRequest.DirectoryOf(set), set.Files[0]);
        return File.Exists(path) ? path
            : throw new DataException($"{named}: not downloaded, there is no {path} here; \"download {set.Name}\" gets it.");
    }
}
