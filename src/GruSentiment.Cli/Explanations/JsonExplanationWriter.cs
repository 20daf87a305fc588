using System.Text.Json;
using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Explanations;

/// <summary>
/// JSON lines: answer, words, phrases, partial answers, the gates' means; of a file with <c>"row":…</c> and <c>"id":…</c> behind.
/// </summary>
/// <param name="output">Where to; closed at the end.</param>
/// <param name="id">The column of the input, from 0, that identifies a row; null where none does.</param>
internal sealed class JsonExplanationWriter(Stream output, int? id = null) : IExplanationWriter
{
    private readonly Utf8JsonWriter _json = new(output, PredictionJson.Options);

    public void Write(TextRow row, string label, Explanation explanation)
    {
        _json.WriteStartObject();
        ExplanationJson.Write(_json, label, explanation);
        if (row.Number > 0)
            _json.WriteNumber("row", row.Number);
        if (id is { } column && row.Fields is { } fields)
            _json.WriteString("id", fields[column]);
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
