using System.Text.Json;
using GruSentiment.Server.Http;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>GET /health</c>: 200 while the server takes requests; once it stops, nobody can connect any more.</summary>
internal static class HealthEndpoint
{
    /// <summary>Answers a request.</summary>
    public static Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        JsonAnswer.Send(context, "ok", Write);
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter json, string status) => json.WriteString("status", status);
}
