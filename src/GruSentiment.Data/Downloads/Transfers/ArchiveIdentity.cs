using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>By what an archive on a server is known again, so that the rest of a broken transfer is that of the same file.</summary>
/// <param name="Address">Where it was asked for.</param>
/// <param name="ETag">The server's strong entity tag, if it gave one.</param>
/// <param name="LastModified">When the server says it was changed.</param>
/// <param name="Length">Its bytes; null when the server does not say.</param>
internal sealed record ArchiveIdentity(Uri Address, string? ETag, DateTimeOffset? LastModified, long? Length)
{
    /// <summary>Place in the file of the first byte that is fetched; 0 where the file is fetched from its beginning.</summary>
    public long First { get; init; }

    /// <summary>
    /// What <c>If-Range</c> asks for (RFC 9110, 13.1.5); null when a part of the file can't be told from a part of another version.
    /// </summary>
    [JsonIgnore]
    public RangeConditionHeaderValue? Condition => ETag is not null ? new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(ETag))
        : LastModified is { } date ? new RangeConditionHeaderValue(date) : null;

    /// <summary>The identity of what a server is about to send from the beginning, or a part of.</summary>
    public static ArchiveIdentity Of(Uri address, HttpResponseMessage answer) => new(
        address,
        answer.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
        answer.Content.Headers.LastModified,
        answer.StatusCode == HttpStatusCode.OK ? answer.Content.Headers.ContentLength : answer.Content.Headers.ContentRange?.Length);

    /// <summary>Reads what <see cref="Save"/> wrote; null when that is missing, damaged or of another address.</summary>
    public static ArchiveIdentity? Load(string path, Uri address)
    {
        try
        {
            ArchiveIdentity? identity = JsonSerializer.Deserialize<ArchiveIdentity>(File.ReadAllBytes(path));
            _ = identity?.Condition;
            return identity?.Address == address ? identity : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes it beside the partial file.</summary>
    public void Save(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this));
}
