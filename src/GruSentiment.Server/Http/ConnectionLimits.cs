using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GruSentiment.Server.Http;

/// <summary>What a connection may take of the server.</summary>
internal static class ConnectionLimits
{
    private const int BytesPerSecond = 240;

    /// <summary>Kestrel's options.</summary>
    public static KestrelServerOptions Of(ServerOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        KestrelServerLimits limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxRequestBodySize = options.MaxBody;
        limits.MaxRequestBufferSize = 1 << 17;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = options.HeadersTime;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecond, options.SlowBodyTime);
        limits.MinResponseDataRate = new MinDataRate(BytesPerSecond, options.SlowBodyTime);
        return kestrel;
    }
}
