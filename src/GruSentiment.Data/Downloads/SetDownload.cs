using GruSentiment.Data.Downloads.Archives;
using GruSentiment.Data.Downloads.Transfers;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads;

/// <summary>
/// Fetches a public set from its publisher and turns it into CSV. Until all is done nothing stands in the set's directory; what stays after
/// a failure or a cancellation is the part of the archive that arrived, from which the next attempt goes on.
/// </summary>
public static class SetDownload
{
    /// <summary>Makes a set be there.</summary>
    /// <param name="request">Which, from where and to where.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="notice">Is told, in a sentence, what goes wrong and is tried again.</param>
    /// <param name="cancellation">Ends the download.</param>
    /// <exception cref="DownloadException">It can't be fetched, is not what was expected, or can't be written.</exception>
    public static async Task<DownloadedSet> FetchAsync(
        DownloadRequest request, IProgress<DownloadProgress>? progress = null, Action<string>? notice = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            if (!request.Force && SourceNote.IsWhole(request.Directory, request.Set))
                return new DownloadedSet(request.Directory, [], AlreadyThere: true);
            RequireRoom(request);
            using var folder = DownloadFolder.Open(request.Directory, request.Source);
            folder.RequireSpace(request.Set.ArchiveBytes + request.Set.FileBytes);
            long most = 4 * request.Set.ArchiveBytes;
            using (var transfer = new ArchiveTransfer(request.Source, most, request.Transfer) { Progress = progress, Notice = notice })
                await transfer.Fetch(folder.Archive, cancellation).ConfigureAwait(false);
            await Verify(request, folder.Archive, cancellation).ConfigureAwait(false);
            return new DownloadedSet(request.Directory, Unpack(request, folder, progress, cancellation), AlreadyThere: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{request.Directory}: can't be written: {e.Message}", e);
        }
    }

    private static void RequireRoom(DownloadRequest request)
    {
        if (File.Exists(request.Directory))
            throw new DownloadException($"{request.Directory}: is a file; a directory was expected.");
        string? taken = request.Set.Files.Append(SourceNote.Name).Select(name => Path.Combine(request.Directory, name))
            .FirstOrDefault(File.Exists);
        if (taken is not null && !request.Force)
        {
            throw new DownloadException(
                $"{taken}: exists, and is not known to be of \"{request.Set.Name}\". "
                + $"Name another directory with {DownloadRequest.OutputOption}, or replace it with {DownloadRequest.ForceOption}.");
        }
    }

    private static async Task Verify(DownloadRequest request, PartialArchive archive, CancellationToken cancellation)
    {
        if (request.Expected is not { } expected)
            return;
        Checksum found = await expected.OfAsync(archive.Content(), cancellation).ConfigureAwait(false);
        if (found == expected)
            return;
        long length = archive.Length;
        archive.Clear();
        throw new DownloadException(
            Invariant($"{request.Source}: the archive ({length:n0} bytes) has the checksum {found}, ")
                + $"where {expected} was expected. It is removed. "
            + "Either the transfer damaged it, and another one helps, or the server has another file.");
    }

    private static IReadOnlyList<DownloadedFile> Unpack(
        DownloadRequest request, DownloadFolder folder, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        string directory = folder.BeginTables();
        var tables = new ReviewTables(directory);
        long length = folder.Archive.Length;
        using var archive = new WatchedStream(folder.Archive.Content(), cancellation)
        {
            Watch = read => progress?.Report(new DownloadProgress(DownloadStage.Unpack, Math.Min(read, length), length)),
        };
        try
        {
            request.Set.Layout.Unpack(archive, request.Set.Bounds, tables, cancellation);
        }
        catch (ArchiveException e)
        {
            folder.Archive.Clear();
            throw new DownloadException($"{request.Source}: {e.Message}. It is removed.", e);
        }
        SourceNote.Write(directory, request, tables.Files);
        cancellation.ThrowIfCancellationRequested();
        folder.Install();
        return tables.Files;
    }
}
