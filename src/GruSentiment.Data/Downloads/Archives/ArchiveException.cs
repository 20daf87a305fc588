namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// An archive is broken, hostile or of another layout than its set's. The message goes on from the archive's address, and ends without a
/// stop.
/// </summary>
internal sealed class ArchiveException(string fault, Exception? inner = null) : Exception(fault, inner);
