using GruSentiment.Data.Downloads.Transfers;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads;

/// <summary>
/// The hidden folder beside a set's directory in which it is prepared: <c>data/.imdb.download</c> for <c>data/imdb</c>. When a transfer
/// broke off, the part that arrived is what remains in it.
/// </summary>
internal sealed class DownloadFolder : IDisposable
{
    private readonly string _path;
    private readonly string _target;

    private readonly bool _parentIsNew;

    private DownloadFolder(string path, string target, bool parentIsNew, PartialArchive archive)
    {
        _parentIsNew = parentIsNew;
        _path = path;
        _target = target;
        Archive = archive;
    }

    /// <summary>The archive, as much of it as is there.</summary>
    public PartialArchive Archive { get; }

    private string Tables => Path.Combine(_path, "files");

    /// <summary>Opens it, as an earlier download may have left it.</summary>
    /// <param name="target">The set's directory.</param>
    /// <param name="source">Where the archive comes from.</param>
    public static DownloadFolder Open(string target, Uri source)
    {
        string full = Path.GetFullPath(target);
        string parent = Path.GetDirectoryName(full) ?? full;
        string path = Path.Combine(parent, $".{Path.GetFileName(full)}.download");
        bool parentIsNew = !Directory.Exists(parent);
        Directory.CreateDirectory(path);
        return new DownloadFolder(path, full, parentIsNew, PartialArchive.Open(Path.Combine(path, "archive"), source));
    }

    /// <summary>Fails early where the disk is plainly too full.</summary>
    /// <param name="bytes">Bytes needed for archive and files.</param>
    /// <exception cref="DownloadException">There is less.</exception>
    public void RequireSpace(long bytes)
    {
        long free;
        try
        {
            free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(_path)! : _path).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return; // Where the system does not say, the disk will.
        }
        if (free < bytes - Archive.Length)
            throw new DownloadException(Invariant(
                $"{_target}: {bytes / 1_000_000:n0} MB are needed on this disk, {free / 1_000_000:n0} MB are free."));
    }

    /// <summary>An empty directory for the set's files.</summary>
    public string BeginTables()
    {
        DropTables();
        return Directory.CreateDirectory(Tables).FullName;
    }

    /// <summary>
    /// Gives the set's files their place, all at once where nothing stands there yet, else one by one, the note that vouches for them last.
    /// </summary>
    public void Install()
    {
        if (Directory.Exists(_target))
        {
            File.Delete(Path.Combine(_target, SourceNote.Name));
            foreach (string file in Directory.EnumerateFiles(Tables).OrderBy(file => Path.GetFileName(file) == SourceNote.Name))
                File.Move(file, Path.Combine(_target, Path.GetFileName(file)), overwrite: true);
        }
        else
        {
            Directory.Move(Tables, _target);
        }
        Archive.Clear();
    }

    /// <summary>Removes all but a part of an archive that is worth keeping.</summary>
    public void Dispose()
    {
        bool keep = Archive.IsOfUse;
        Archive.Dispose();
        try
        {
            DropTables();
            if (keep)
                return;
            Directory.Delete(_path, recursive: true);
            string parent = Path.GetDirectoryName(_path)!;
            if (_parentIsNew && !Directory.EnumerateFileSystemEntries(parent).Any())
                Directory.Delete(parent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the download ended with says more than this does.
        }
    }

    private void DropTables()
    {
        if (Directory.Exists(Tables))
            Directory.Delete(Tables, recursive: true);
    }
}
