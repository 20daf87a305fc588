using GruSentiment.Data.Downloads.Transfers;

namespace GruSentiment.Data.Downloads;

/// <summary>What is to be downloaded, from where and to where.</summary>
public sealed record DownloadRequest
{
    /// <summary>The directory under which sets are put, in the working directory.</summary>
    public const string Parent = "data";

    /// <summary>The set.</summary>
    public required KnownSet Set { get; init; }

    /// <summary>The directory that the files are written to; null for <c>data/NAME</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Another address of the same archive; null for the publisher's.</summary>
    public Uri? Address { get; init; }

    /// <summary>The checksum of the archive at <see cref="Address"/>, if it is packed differently; null for the publisher's.</summary>
    public Checksum? Checksum { get; init; }

    /// <summary>Download again what is there already, and replace files of the same names.</summary>
    public bool Force { get; init; }

    /// <summary>How patient the transfer is.</summary>
    public TransferOptions Transfer { get; init; } = new();

    internal string Directory => Path.TrimEndingDirectorySeparator(Output ?? Path.Combine(Parent, Set.Name));

    internal Uri Source => Address ?? Set.Address;

    internal Checksum? Expected => Checksum ?? Set.Checksum;
}
