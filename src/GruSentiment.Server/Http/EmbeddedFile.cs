using GruSentiment.Models;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>A file that is part of the program.</summary>
internal sealed class EmbeddedFile
{
    /// <summary>Scripts, styles and requests of this server alone; no frames.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _bytes;
    private readonly string _type;
    private readonly string _tag;

    private EmbeddedFile(byte[] bytes, string type)
    {
        (_bytes, _type) = (bytes, type);
        _tag = $"\"{Sha256Sum.Of(bytes)[..16]}\"";
    }

    /// <summary>Reads one.</summary>
    /// <param name="resource">Its name among the program's resources.</param>
    public static EmbeddedFile Read(string resource)
    {
        using Stream stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(resource)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new EmbeddedFile(bytes, TypeOf(resource));
    }

    /// <summary>Sends it, or says that the reader has it already.</summary>
    public Task Answer(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch == _tag)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            JsonAnswer.Send(context, _type, _bytes);
        return Task.CompletedTask;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        _ => "application/octet-stream",
    };
}
