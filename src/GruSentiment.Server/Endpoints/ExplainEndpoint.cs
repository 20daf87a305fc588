using System.Text.Json;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Server.Http;
using GruSentiment.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /explain</c>: why a text is answered as it is.</summary>
internal static class ExplainEndpoint
{
    private static readonly AnswerLabel s_label = new(unsureBelow: null);

    /// <summary>Answers a request; it ends early where nobody waits for it any more.</summary>
    public static void Answer(HttpContext context, TextRequest request, SentimentPredictor predictor) =>
        JsonAnswer.Send(context, predictor.Explain(request.Texts[0], context.RequestAborted), Write);

    private static void Write(Utf8JsonWriter json, Explanation explanation) =>
        ExplanationJson.Write(json, s_label.Of(explanation.Prediction), explanation);
}
