using GruSentiment.Inference;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Requests;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary>Brings the texts of a request to a model, as many requests at a time as a gate lets in.</summary>
/// <param name="options">How large a request may be.</param>
/// <param name="models">The models.</param>
/// <param name="metrics">Counts texts.</param>
/// <param name="gate">The gate.</param>
/// <param name="mayBeList">Whether a request may have many texts.</param>
/// <param name="answer">Asks the model, on the request's own thread, and sends what it says.</param>
internal sealed class TextEndpoint(
    ServerOptions options, ServedModels models, ServerMetrics metrics, RequestGate gate, bool mayBeList,
    Action<HttpContext, TextRequest, SentimentPredictor> answer)
{
    private readonly RequestBody.Parse<TextRequest> _parse = new TextRequestParser(options, mayBeList).Parse;

    /// <summary>Answers a request.</summary>
    public async Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        BodyType.CheckJson(context.Request);
        TextRequest request = await RequestBody.Read(context, options.MaxBody, _parse).ConfigureAwait(false);
        using RequestGate.Place place = await gate.Enter(context.RequestAborted).ConfigureAwait(false);
        using ModelUse use = NamedModel.Use(models, request.Model);
        answer(context, request, use.Model.Predictor);
        metrics.Answered(request.Texts.Length);
    }
}
