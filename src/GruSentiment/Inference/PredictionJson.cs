using System.Text.Encodings.Web;
using System.Text.Json;

namespace GruSentiment.Inference;

/// <summary>An answer in JSON: <c>"label":…,"probability":…,"probabilities":{…},"known":…</c>.</summary>
internal static class PredictionJson
{
    /// <summary>How all answers are written.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds it to an object.</summary>
    public static void Write(Utf8JsonWriter json, string label, Prediction prediction)
    {
        WriteProbabilities(json, label, prediction);
        json.WriteNumber("known", prediction.Known);
    }

    /// <summary>Adds the label and the probabilities alone.</summary>
    public static void WriteProbabilities(Utf8JsonWriter json, string label, Prediction prediction)
    {
        json.WriteString("label", label);
        json.WriteNumber("probability", prediction.Probability);
        json.WriteStartObject("probabilities");
        for (int i = 0; i < prediction.Labels.Count; i++)
            json.WriteNumber(prediction.Labels[i], prediction.Probabilities[i]);
        json.WriteEndObject();
    }
}
