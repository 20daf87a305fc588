using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Options;
using GruSentiment.Server.Http;
using GruSentiment.Server.Models;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>GET /model</c>: which models there are, the default one first.</summary>
/// <param name="models">The models.</param>
internal sealed class ModelEndpoint(ServedModels models)
{
    /// <summary>Answers a request.</summary>
    public Task Answer(HttpContext context)
    {
        RequestQuery.Check(context.Request);
        JsonAnswer.Send(context, models, Write);
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter json, ServedModels models)
    {
        json.WriteStartArray("models");
        foreach (ModelSlot slot in models.Slots)
        {
            using ModelUse use = slot.Use();
            json.WriteStartObject();
            Write(json, use.Model);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ServedModel model)
    {
        SentimentPredictor predictor = model.Predictor;
        ModelOptions options = predictor.Model.Config.Model;
        json.WriteString("name", model.Name);
        json.WriteStartArray("labels");
        foreach (string label in predictor.Labels)
            json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteNumber("threshold", predictor.Threshold);
        json.WriteString("encoder", ChoiceNames<EncoderKind>.Of(options.Encoder));
        json.WriteNumber("directions", options.Bidirectional ? 2 : 1);
        json.WriteNumber("layers", options.Layers);
        json.WriteNumber("hidden_dim", options.HiddenDim);
        json.WriteNumber("members", options.Ensemble);
        json.WriteNumber("max_length", options.MaxLength);
        json.WriteNumber("vocabulary_size", predictor.Model.Vocabulary.Count);
    }
}
