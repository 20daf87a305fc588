using System.Text.Json;
using GruSentiment.Server.Http;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>GET /health</c>: 200 while the server takes requests, 503 once it is stopping.</summary>
/// <param name="stopping">Cancelled when it stops.</param>
internal sealed class HealthEndpoint(CancellationToken stopping)
{
    /// <summary>Answers a request.</summary>
    public Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        bool isStopping = stopping.IsCancellationRequested;
        int status = isStopping ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        JsonAnswer.Send(context, isStopping ? "stopping" : "ok", Write, status);
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter json, string status) => json.WriteString("status", status);
}
