namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>The last bytes of an archive on a server, where a zip archive says what is in it.</summary>
/// <param name="Identity">By what the archive is known again.</param>
/// <param name="First">Place in the archive of the first of the bytes.</param>
/// <param name="Bytes">The bytes, up to the archive's end.</param>
internal sealed record ArchiveTail(ArchiveIdentity Identity, long First, byte[] Bytes)
{
    /// <summary>Bytes asked for: room for the list of some thousand entries.</summary>
    public const int Wanted = 128 * 1024;
}
