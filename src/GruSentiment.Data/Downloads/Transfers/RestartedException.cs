namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>
/// A transfer had to begin again, with the archive's beginning, while the archive was being read: what was read may be of an older version,
/// and is to be read again.
/// </summary>
internal sealed class RestartedException : Exception;
