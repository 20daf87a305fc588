using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>JSON lines: <c>{"text":…,"label":…,"probability":…,"probabilities":{…},"known":…}</c>.</summary>
internal sealed class JsonPredictionWriter(Stream output) : IPredictionWriter
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(string text, string label, Prediction prediction)
    {
        _json.WriteStartObject();
        _json.WriteString("text", text);
        _json.WriteString("label", label);
        _json.WriteNumber("probability", prediction.Probability);
        _json.WriteStartObject("probabilities");
        for (int i = 0; i < prediction.Labels.Count; i++)
            _json.WriteNumber(prediction.Labels[i], prediction.Probabilities[i]);
        _json.WriteEndObject();
        _json.WriteNumber("known", prediction.Known);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.WriteByte((byte)'\n');
    }

    public void Flush() => output.Flush();

    public void Dispose()
    {
        _json.Dispose();
        output.Dispose();
    }
}
