using System.Globalization;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>A file as a proper server serves it: with ranges, and a validator that <c>If-Range</c> is compared with.</summary>
public sealed record ServedFile(byte[] Content)
{
    public string? ETag { get; init; } = "\"v1\"";

    public string? LastModified { get; init; }

    public bool Ranges { get; init; } = true;

    public LoopbackServer.Answer Answer(LoopbackServer.Request request)
    {
        Dictionary<string, string> headers = [];
        if (ETag is not null)
            headers["ETag"] = ETag;
        if (LastModified is not null)
            headers["Last-Modified"] = LastModified;
        if (Ranges && request.Header("Range") is ['b', 'y', 't', 'e', 's', '=', '-', .. string last])
        {
            int first = Math.Max(0, Content.Length - int.Parse(last, CultureInfo.InvariantCulture));
            headers["Content-Range"] = $"bytes {first}-{Content.Length - 1}/{Content.Length}";
            return new LoopbackServer.Answer(206, Content[first..]) { Headers = headers };
        }
        if (Ranges && request.Header("Range") is { } range && request.Header("If-Range") is { } condition
            && (condition == ETag || condition == LastModified))
        {
            int from = int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            if (from >= Content.Length)
                return new LoopbackServer.Answer(416, []) { Headers = headers };
            headers["Content-Range"] = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
            return new LoopbackServer.Answer(206, Content[from..]) { Headers = headers };
        }
        return new LoopbackServer.Answer(200, Content) { Headers = headers };
    }
}
