namespace GruSentiment.Data.Downloads;

/// <summary>Where a download stands.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Bytes of the archive so far, those of earlier attempts included.</param>
/// <param name="Total">Bytes of the archive; null when the server does not say.</param>
public readonly record struct DownloadProgress(DownloadStage Stage, long Done, long? Total);

/// <summary>What a download is doing.</summary>
public enum DownloadStage
{
    /// <summary>The archive is fetched.</summary>
    Fetch,

    /// <summary>The archive is unpacked into files of reviews.</summary>
    Unpack,
}
