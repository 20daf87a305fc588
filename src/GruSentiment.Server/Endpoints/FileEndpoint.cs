using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /predict/file</c>: a file of texts, answered as CSV while it comes.</summary>
internal sealed class FileEndpoint(ServerOptions options, ServedModels models, ServerMetrics metrics, Gates gates)
{
    /// <summary>Answers a request.</summary>
    public Task Answer(HttpContext context)
    {
        _ = (options, models, metrics, gates, context);
        throw new RequestFault(StatusCodes.Status503ServiceUnavailable, "not there yet.");
    }
}
