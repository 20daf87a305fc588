using System.Text.Json;
using GruSentiment.Inference;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Requests;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /predict</c>: the answer to a text, or those to many.</summary>
internal sealed class PredictEndpoint(ServerOptions options, ServedModels models, ServerMetrics metrics, Gate gate)
{
    private static readonly AnswerLabel s_label = new(unsureBelow: null);

    private readonly RequestBody.Parse<TextRequest> _parse = new TextRequestParser(options, mayBeList: true).Parse;

    /// <summary>Answers a request; the model is asked on the request's own thread.</summary>
    public async Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        BodyType.CheckJson(context.Request);
        TextRequest request = await RequestBody.Read(context, options.MaxBody, _parse).ConfigureAwait(false);
        using Gate.Place place = await gate.Enter(context.RequestAborted).ConfigureAwait(false);
        using ModelUse use = NamedModel.Use(models, request.Model);
        Prediction[] predictions = use.Model.Predictor.Predict(request.Texts, context.RequestAborted);
        metrics.Answered(predictions.Length);
        JsonAnswer.Send(context, (request, predictions), Write);
    }

    private static void Write(Utf8JsonWriter json, (TextRequest Request, Prediction[] Predictions) answer)
    {
        (TextRequest request, Prediction[] predictions) = answer;
        if (!request.IsList)
        {
            Write(json, request.Texts[0], predictions[0]);
            return;
        }
        json.WriteStartArray("predictions");
        for (int i = 0; i < predictions.Length; i++)
        {
            json.WriteStartObject();
            Write(json, request.Texts[i], predictions[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string text, Prediction prediction)
    {
        json.WriteString("text", text);
        PredictionJson.Write(json, s_label.Of(prediction), prediction);
    }
}
