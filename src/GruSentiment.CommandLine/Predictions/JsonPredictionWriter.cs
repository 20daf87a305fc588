using System.Globalization;
using System.Text.Json;
using GruSentiment.Data.Answers;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>
/// JSON lines: <c>{"text":…,"label":…,"probability":…,"probabilities":{…},"known":…}</c>; of a file with <c>"row":…</c> behind,
/// and of a table with <c>"id":…</c> and <c>"columns":{…}</c> where the form has them.
/// </summary>
internal sealed class JsonPredictionWriter : IPredictionWriter
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly AnswerForm _form;
    private readonly string[] _keys;

    public JsonPredictionWriter(Stream output, AnswerForm form)
    {
        _output = output;
        _json = new Utf8JsonWriter(output, PredictionJson.Options);
        _form = form;
        _keys = form.Columns is null ? [] : Keys(form.Columns);
    }

    public void Write(TextRow row, string label, Prediction prediction)
    {
        _json.WriteStartObject();
        _json.WriteString("text", row.Text);
        PredictionJson.Write(_json, label, prediction);
        WriteSource(row);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _output.WriteByte((byte)'\n');
    }

    public void Flush() => _output.Flush();

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }

    private void WriteSource(TextRow row)
    {
        if (row.Number > 0 && _form.IsNumbered)
            _json.WriteNumber("row", row.Number);
        if (row.Fields is null)
            return;
        if (_form.Id is { } id)
            _json.WriteString("id", row.Fields[id]);
        if (_form.Columns is not { } columns)
            return;
        _json.WriteStartObject("columns");
        for (int i = 0; i < _keys.Length; i++)
            _json.WriteString(_keys[i], row.Fields[columns.Places[i]]);
        _json.WriteEndObject();
    }

    /// <summary>The columns' names; one that an earlier column has too says which column it is, since keys must differ.</summary>
    private static string[] Keys(KeptColumns columns)
    {
        var keys = new List<string>();
        foreach ((string name, int place) in columns.Names.Zip(columns.Places))
        {
            string key = name;
            while (keys.Contains(key))
                key += string.Create(CultureInfo.InvariantCulture, $" (column {place + 1})");
            keys.Add(key);
        }
        return [.. keys];
    }
}
