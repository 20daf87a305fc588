using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Data.ErrorGroups;
using GruSentiment.Data.Evaluation;

namespace GruSentiment.Data.Influence;

/// <summary>The object of <c>explain --data FILE --format json</c>.</summary>
internal static class InfluenceJson
{
    /// <summary>Words, and phrases, of a class, at most; <see cref="InfluenceFile"/> has all.</summary>
    private const int MostTexts = 100;

    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, without a line end.</summary>
    /// <param name="model">The model's directory.</param>
    /// <param name="influence">What was found.</param>
    public static string Of(string model, ModelInfluence influence)
    {
        ModelEvaluation evaluation = influence.Evaluation;
        return JsonText.Of(s_options, json =>
        {
            json.WriteString("model", model);
            json.WriteString("data", evaluation.DataPath);
            json.WriteNumber("rows", evaluation.Metrics.Rows);
            json.WriteNumber("wrong", evaluation.Metrics.Rows - evaluation.Metrics.Confusion.Correct);
            Write(json, "accuracy", evaluation.Metrics.Accuracy);
            json.WriteNumber("explained_rows", influence.ExplainedRows);
            WriteList(json, "influence", influence.Classes, one => WriteClass(json, one));
            WriteList(json, "groups", influence.Groups.Groups, group => WriteGroup(json, group));
            WriteList(json, "left_out", influence.Groups.LeftOut, json.WriteStringValue);
            WriteList(json, "errors", influence.Mistakes, mistake => WriteMistake(json, mistake));
            json.WriteNumber("seconds", Math.Round(influence.Evaluation.Seconds + influence.Seconds, 3));
        });
    }

    private static void WriteClass(Utf8JsonWriter json, ClassInfluence one)
    {
        json.WriteStartObject();
        json.WriteString("label", one.Label);
        WriteList(json, "words", one.Words.Take(MostTexts), text => WriteText(json, text));
        WriteList(json, "phrases", one.Phrases.Take(MostTexts), text => WriteText(json, text));
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, InfluentialText text)
    {
        json.WriteStartObject();
        json.WriteString("text", text.Text);
        json.WriteNumber("texts", text.Texts);
        Write(json, "mean", text.Mean);
        Write(json, "total", text.Total);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, RowGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteString("description", group.Description);
        json.WriteNumber("rows", group.Rows);
        json.WriteNumber("wrong", group.Errors);
        Write(json, "accuracy", group.Accuracy);
        WriteList(json, "accuracy_interval", [group.Interval.Low, group.Interval.High], end => json.WriteNumberValue(Math.Round(end, 6)));
        json.WriteNumber("chance", group.Chance);
        json.WriteBoolean("worse", group.IsWorse);
        json.WriteEndObject();
    }

    private static void WriteMistake(Utf8JsonWriter json, ExplainedMistake mistake)
    {
        json.WriteStartObject();
        json.WriteNumber("line", mistake.Mistake.Line);
        json.WriteString("text", mistake.Mistake.Text);
        json.WriteString("label", mistake.Mistake.Label);
        json.WriteString("predicted", mistake.Mistake.Predicted);
        Write(json, "probability", mistake.Mistake.Probability);
        WriteList(json, "because", mistake.Because, word =>
        {
            json.WriteStartObject();
            json.WriteString("word", word.Word);
            Write(json, "contribution", word.Contribution);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Math.Round(value, 6));

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }
}
