using GruSentiment.Data.Downloads.Archives;
using GruSentiment.Data.Downloads.Transfers;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads;

/// <summary>
/// Fetches a public set from its publisher and turns it into CSV, or into a file of word vectors, of which no more is fetched than is kept.
/// Until all is done nothing stands in the set's directory; what stays after a failure or a cancellation is the part of the archive that
/// arrived, from which the next attempt goes on.
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
            {
                RequireSameWords(request);
                return new DownloadedSet(request.Directory, [], AlreadyThere: true);
            }
            RequireRoom(request);
            using var folder = DownloadFolder.Open(request.Directory, request.Source);
            folder.RequireSpace(request.DownloadBytes + request.FileBytes);
            long most = 4 * request.Set.ArchiveBytes;
            using var transfer = new ArchiveTransfer(request.Source, most, request.Transfer) { Progress = progress, Notice = notice };
            IReadOnlyList<DownloadedFile> files = await Fetch(request, folder, transfer, progress, cancellation).ConfigureAwait(false);
            return new DownloadedSet(request.Directory, files, AlreadyThere: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{request.Directory}: can't be written: {e.Message}", e);
        }
    }

    private static void RequireSameWords(DownloadRequest request)
    {
        if (request.GivesWords && SourceNote.Words(request.Directory) is { } there && there != request.Words)
        {
            throw new DownloadException($"{request.Directory}: is there already, with {DownloadRequest.WordsOption.To(there)}. "
                + $"Replace it with {DownloadRequest.ForceOption}, or name another directory with {DownloadRequest.OutputOption}.");
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

    /// <summary>
    /// Fetches as much of the archive as is needed, and unpacks it: all of it where its checksum is known, where its layout needs all, or
    /// where the server sends no parts.
    /// </summary>
    private static async Task<IReadOnlyList<DownloadedFile>> Fetch(
        DownloadRequest request, DownloadFolder folder, ArchiveTransfer transfer, IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        PartialArchive archive = folder.Archive;
        ArchiveReading reading = request.Expected is not null || archive.IsWhole ? ArchiveReading.Whole : request.Set.Layout.Reading;
        while (true)
        {
            ArchiveTail? tail = reading != ArchiveReading.OneEntry ? null
                : await transfer.Tail(archive, cancellation).ConfigureAwait(false);
            if (tail is null && archive.First > 0)
                archive.Clear(); // Its beginning is needed.
            if (tail is null && reading != ArchiveReading.FromBeginning)
            {
                await transfer.Fetch(archive, cancellation).ConfigureAwait(false);
                await Verify(request, archive, cancellation).ConfigureAwait(false);
                return Unpack(request, folder, archive.Content(), DownloadStage.Unpack, progress, cancellation);
            }
            try
            {
                Stream arriving = new ArrivingStream(archive, transfer, tail, cancellation);
                return await Task.Run(() => Unpack(request, folder, arriving, DownloadStage.Fetch, progress, cancellation), cancellation)
                    .ConfigureAwait(false);
            }
            catch (RestartedException)
            {
                if (tail is not null) // The server has another version, or does not send parts after all: the whole archive is on its way.
                    reading = ArchiveReading.Whole;
            }
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
        DownloadRequest request, DownloadFolder folder, Stream content, DownloadStage stage, IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        string directory = folder.BeginTables();
        long done = 0;
        using var archive = new WatchedStream(content, cancellation)
        {
            Watch = read =>
            {
                done = read;
                if (stage == DownloadStage.Unpack)
                    progress?.Report(new DownloadProgress(stage, Math.Min(read, content.Length), content.Length));
            },
        };
        var unpacking = new Unpacking(directory, request.Set.Bounds)
        {
            Words = request.Words,
            Progress = part =>
            {
                if (stage == DownloadStage.Fetch)
                    progress?.Report(new DownloadProgress(stage, done, (long)(done / part)));
            },
        };
        IReadOnlyList<DownloadedFile> files;
        try
        {
            files = request.Set.Layout.Unpack(archive, unpacking, cancellation);
        }
        catch (ArchiveException e)
        {
            folder.Archive.Clear();
            throw new DownloadException($"{request.Source}: {e.Message}. It is removed.", e);
        }
        SourceNote.Write(directory, request, files);
        cancellation.ThrowIfCancellationRequested();
        folder.Install();
        return files;
    }
}
