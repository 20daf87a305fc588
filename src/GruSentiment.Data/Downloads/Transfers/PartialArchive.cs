namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>
/// An archive on disk, as much of it as has arrived: its beginning, or what follows some place in it. It stays when a transfer breaks off,
/// and the next one goes on from there. While it is open no other process can open it.
/// </summary>
internal sealed class PartialArchive : IDisposable
{
    private readonly FileStream _file;
    private readonly string _identityPath;

    private PartialArchive(FileStream file, string identityPath, ArchiveIdentity? identity)
    {
        _file = file;
        _identityPath = identityPath;
        Identity = identity;
    }

    /// <summary>The file's path.</summary>
    public string Path => _file.Name;

    /// <summary>Of what the bytes are; null when there are none.</summary>
    public ArchiveIdentity? Identity { get; private set; }

    /// <summary>Bytes that have arrived.</summary>
    public long Length => _file.Length;

    /// <summary>Place in the archive of the first that has; 0 for its beginning.</summary>
    public long First => Identity?.First ?? 0;

    /// <summary>Place in the archive of the next to arrive.</summary>
    public long Next => First + Length;

    /// <summary>Whether the archive's last byte has arrived.</summary>
    public bool HasEnd => Identity?.Length == Next;

    /// <summary>Whether all have arrived.</summary>
    public bool IsWhole => First == 0 && HasEnd;

    /// <summary>Whether a later transfer can go on from it.</summary>
    public bool IsOfUse => Length > 0 && (HasEnd || Identity?.Condition is not null);

    /// <summary>How often what had arrived was forgotten: what was read of it before may be of another archive.</summary>
    public int Generation { get; private set; }

    /// <summary>Opens what an earlier transfer from the same address left, or begins.</summary>
    /// <exception cref="IOException">Another process has it open, or it can't be written.</exception>
    public static PartialArchive Open(string path, Uri address)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        string identityPath = path + ".json";
        ArchiveIdentity? identity = ArchiveIdentity.Load(identityPath, address);
        var archive = new PartialArchive(file, identityPath, identity);
        if (!archive.IsOfUse || archive.Next > identity?.Length)
            archive.Clear();
        return archive;
    }

    /// <summary>Forgets what has arrived, and begins with a file of a known identity, at the place that it names.</summary>
    public void Begin(ArchiveIdentity identity)
    {
        Clear();
        identity.Save(_identityPath);
        Identity = identity;
    }

    /// <summary>Adds bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write(bytes);
    }

    /// <summary>Notes that the end has come.</summary>
    public void End()
    {
        _file.Flush();
        Identity = Identity! with { Length = Next };
        Identity.Save(_identityPath);
    }

    /// <summary>Forgets what has arrived.</summary>
    public void Clear()
    {
        Generation++;
        _file.SetLength(0);
        Identity = null;
        File.Delete(_identityPath);
    }

    /// <summary>Reads bytes that have arrived.</summary>
    /// <param name="position">Their place in the archive: <see cref="First"/> to <see cref="Next"/>.</param>
    /// <param name="buffer">Takes them.</param>
    /// <returns>How many they are; 0 where no more have arrived.</returns>
    public int Read(long position, Span<byte> buffer)
    {
        _file.Seek(position - First, SeekOrigin.Begin);
        return _file.Read(buffer);
    }

    /// <summary>The bytes, from the first; not to be disposed.</summary>
    public Stream Content()
    {
        _file.Flush();
        _file.Seek(0, SeekOrigin.Begin);
        return _file;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
