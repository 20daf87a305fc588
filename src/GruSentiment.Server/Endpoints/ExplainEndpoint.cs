using System.Text.Json;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Requests;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /explain</c>: why a text is answered as it is.</summary>
internal sealed class ExplainEndpoint(ServerOptions options, ServedModels models, ServerMetrics metrics, Gate gate)
{
    private static readonly AnswerLabel s_label = new(unsureBelow: null);

    private readonly RequestBody.Parse<TextRequest> _parse = new TextRequestParser(options, mayBeList: false).Parse;

    /// <summary>Answers a request; it ends early where nobody waits for it any more.</summary>
    public async Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        BodyType.CheckJson(context.Request);
        TextRequest request = await RequestBody.Read(context, options.MaxBody, _parse).ConfigureAwait(false);
        using Gate.Place place = await gate.Enter(context.RequestAborted).ConfigureAwait(false);
        using ModelUse use = NamedModel.Use(models, request.Model);
        Explanation explanation = use.Model.Predictor.Explain(request.Texts[0], context.RequestAborted);
        metrics.Answered(1);
        JsonAnswer.Send(context, explanation, Write);
    }

    private static void Write(Utf8JsonWriter json, Explanation explanation) =>
        ExplanationJson.Write(json, s_label.Of(explanation.Prediction), explanation);
}
