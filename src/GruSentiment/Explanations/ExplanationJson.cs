using System.Text.Json;
using GruSentiment.Inference;

namespace GruSentiment.Explanations;

/// <summary>An explanation in JSON: answer, words, phrases, partial answers, the gates' means.</summary>
internal static class ExplanationJson
{
    /// <summary>Adds it to an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="label">The label that the answer is written with; see <see cref="AnswerLabel"/>.</param>
    /// <param name="explanation">The explanation.</param>
    public static void Write(Utf8JsonWriter json, string label, Explanation explanation)
    {
        WriteAnswer(json, label, explanation);
        WriteArray(json, "words", explanation.Words, word => WriteWord(json, explanation, word));
        WriteArray(json, "phrases", explanation.Phrases, phrase => WritePhrase(json, explanation, phrase));
        WriteArray(json, "from_front", explanation.FromFront, part => WritePart(json, part));
        WriteArray(json, "from_back", explanation.FromBack, part => WritePart(json, part));
        if (explanation.Gates is { } gates)
        {
            WriteGate(json, "update_gate", gates, gates.Update);
            WriteGate(json, "reset_gate", gates, gates.Reset);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, string label, Explanation explanation)
    {
        json.WriteString("text", explanation.Text);
        PredictionJson.WriteProbabilities(json, label, explanation.Prediction);
        json.WriteString("class", explanation.Label);
        json.WriteNumber("logit", explanation.Logit);
        json.WriteNumber("base", explanation.Base);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWord(Utf8JsonWriter json, Explanation explanation, WordContribution word)
    {
        WriteRange(json, explanation, word.Start, word.Start + word.Length);
        json.WriteString("token", word.Token);
        json.WriteBoolean("known", word.IsKnown);
        json.WriteBoolean("read", word.IsRead);
        json.WriteNumber("contribution", word.Contribution);
        json.WriteNumber("network", word.Network);
        json.WriteNumber("ngrams", word.Ngrams);
    }

    private static void WritePhrase(Utf8JsonWriter json, Explanation explanation, PhraseContribution phrase)
    {
        WordContribution last = explanation.Words[phrase.FirstWord + phrase.Words - 1];
        WriteRange(json, explanation, explanation.Words[phrase.FirstWord].Start, last.Start + last.Length);
        json.WriteNumber("contribution", phrase.Contribution);
        json.WriteNumber("count", phrase.Count);
    }

    private static void WriteRange(Utf8JsonWriter json, Explanation explanation, int start, int end)
    {
        json.WriteNumber("start", start);
        json.WriteNumber("length", end - start);
        json.WriteString("text", explanation.Text.AsSpan(start, end - start));
    }

    private static void WritePart(Utf8JsonWriter json, PartialAnswer part)
    {
        json.WriteNumber("words", part.Words);
        json.WriteNumber("probability", part.Probability);
    }

    private static void WriteGate(Utf8JsonWriter json, string name, GateActivity gates, IReadOnlyList<float> values)
    {
        json.WriteStartObject(name);
        for (int direction = 0; direction < gates.Directions; direction++)
        {
            json.WriteStartArray(direction == 0 ? "from_front" : "from_back");
            foreach (float mean in GateMeans.Of(gates, values, direction))
                json.WriteNumberValue(mean);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
