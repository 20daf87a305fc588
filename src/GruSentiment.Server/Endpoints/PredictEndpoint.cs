using System.Text.Json;
using GruSentiment.Inference;
using GruSentiment.Server.Http;
using GruSentiment.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /predict</c>: the answer to a text, or those to many.</summary>
internal static class PredictEndpoint
{
    private static readonly AnswerLabel s_label = new(unsureBelow: null);

    /// <summary>Answers a request; it ends early where nobody waits for it any more.</summary>
    public static void Answer(HttpContext context, TextRequest request, SentimentPredictor predictor) =>
        JsonAnswer.Send(context, (request, predictor.Predict(request.Texts, context.RequestAborted)), Write);

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
