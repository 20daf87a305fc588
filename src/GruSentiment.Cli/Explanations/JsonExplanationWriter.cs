using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Reports.Explanations;

namespace GruSentiment.Cli.Explanations;

/// <summary>
/// JSON lines: answer, words, phrases, partial answers, the gates' means; of a file with <c>"row":…</c> and <c>"id":…</c> behind.
/// </summary>
/// <param name="output">Where to; closed at the end.</param>
/// <param name="id">The column of the input, from 0, that identifies a row; null where none does.</param>
internal sealed class JsonExplanationWriter(Stream output, int? id = null) : IExplanationWriter
{
    private readonly Utf8JsonWriter _json =
        new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(TextRow row, string label, Explanation explanation)
    {
        _json.WriteStartObject();
        WriteAnswer(label, explanation);
        WriteArray("words", explanation.Words, word => WriteWord(explanation, word));
        WriteArray("phrases", explanation.Phrases, phrase => WritePhrase(explanation, phrase));
        WriteArray("from_front", explanation.FromFront, WritePart);
        WriteArray("from_back", explanation.FromBack, WritePart);
        if (explanation.Gates is { } gates)
        {
            WriteGate("update_gate", gates, gates.Update);
            WriteGate("reset_gate", gates, gates.Reset);
        }
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

    private void WriteAnswer(string label, Explanation explanation)
    {
        Prediction prediction = explanation.Prediction;
        _json.WriteString("text", explanation.Text);
        _json.WriteString("label", label);
        _json.WriteNumber("probability", prediction.Probability);
        _json.WriteStartObject("probabilities");
        for (int i = 0; i < prediction.Labels.Count; i++)
            _json.WriteNumber(prediction.Labels[i], prediction.Probabilities[i]);
        _json.WriteEndObject();
        _json.WriteString("class", explanation.Label);
        _json.WriteNumber("logit", explanation.Logit);
        _json.WriteNumber("base", explanation.Base);
    }

    private void WriteArray<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (T item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void WriteWord(Explanation explanation, WordContribution word)
    {
        WriteRange(explanation, word.Start, word.Start + word.Length);
        _json.WriteString("token", word.Token);
        _json.WriteBoolean("known", word.IsKnown);
        _json.WriteBoolean("read", word.IsRead);
        _json.WriteNumber("contribution", word.Contribution);
        _json.WriteNumber("network", word.Network);
        _json.WriteNumber("ngrams", word.Ngrams);
    }

    private void WritePhrase(Explanation explanation, PhraseContribution phrase)
    {
        WordContribution last = explanation.Words[phrase.FirstWord + phrase.Words - 1];
        WriteRange(explanation, explanation.Words[phrase.FirstWord].Start, last.Start + last.Length);
        _json.WriteNumber("contribution", phrase.Contribution);
        _json.WriteNumber("count", phrase.Count);
    }

    private void WriteRange(Explanation explanation, int start, int end)
    {
        _json.WriteNumber("start", start);
        _json.WriteNumber("length", end - start);
        _json.WriteString("text", explanation.Text.AsSpan(start, end - start));
    }

    private void WritePart(PartialAnswer part)
    {
        _json.WriteNumber("words", part.Words);
        _json.WriteNumber("probability", part.Probability);
    }

    private void WriteGate(string name, GateActivity gates, IReadOnlyList<float> values)
    {
        _json.WriteStartObject(name);
        for (int direction = 0; direction < gates.Directions; direction++)
        {
            _json.WriteStartArray(direction == 0 ? "from_front" : "from_back");
            foreach (float mean in GateMeans.Of(gates, values, direction))
                _json.WriteNumberValue(mean);
            _json.WriteEndArray();
        }
        _json.WriteEndObject();
    }
}
