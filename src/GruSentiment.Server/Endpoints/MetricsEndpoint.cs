using System.Text;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>GET /metrics</c>: what the server has counted, for Prometheus.</summary>
/// <param name="metrics">What it has counted.</param>
internal sealed class MetricsEndpoint(ServerMetrics metrics)
{
    /// <summary>Answers a request.</summary>
    public Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        JsonAnswer.Send(context, MetricsText.ContentType, Encoding.UTF8.GetBytes(MetricsText.Of(metrics)));
        return Task.CompletedTask;
    }
}
