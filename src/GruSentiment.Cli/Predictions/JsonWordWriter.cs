using System.Text.Json;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// JSON lines: <c>{"row":…,"word":…,"label":…,"probability":…,"probabilities":{…},"known":…}</c> a word, and at the end of each text the
/// same with <c>"end":true</c> in place of the word.
/// </summary>
internal sealed class JsonWordWriter(Stream output) : IWordWriter
{
    private readonly Utf8JsonWriter _json = new(output, PredictionJson.Options);

    public void Write(long row, string word, string label, Prediction prediction) => WriteLine(row, word, label, prediction);

    public void End(long row, string label, Prediction prediction) => WriteLine(row, null, label, prediction);

    public void Flush() => output.Flush();

    public void Dispose()
    {
        _json.Dispose();
        output.Dispose();
    }

    private void WriteLine(long row, string? word, string label, Prediction prediction)
    {
        _json.WriteStartObject();
        _json.WriteNumber("row", row);
        if (word is null)
            _json.WriteBoolean("end", true);
        else
            _json.WriteString("word", word);
        PredictionJson.Write(_json, label, prediction);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.WriteByte((byte)'\n');
    }
}
