using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Data.Audits;
using GruSentiment.Training.Audits;

namespace GruSentiment.Cli.Terminal;

/// <summary>What an audit has found as one JSON object. Shares and confidences are from 0 to 1, rows and lines from 1.</summary>
internal static class AuditJson
{
    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="texts">The suspects' texts.</param>
    /// <param name="path">The file that they are in.</param>
    public static string Of(AuditResult result, IReadOnlyDictionary<int, string> texts, string path)
    {
        return JsonText.Of(s_options, json =>
        {
            json.WriteString("data", result.Report.Name);
            json.WriteNumber("rows", result.Predictions.Count);
            json.WriteNumber("folds", result.Options.Folds);
            json.WriteNumber("repeats", result.Repeats);
            json.WriteNumber("accuracy", result.Metrics.Accuracy);
            json.WriteNumber("expected_wrong", Math.Round(result.ExpectedWrong, 2));
            WriteJoint(json, "noise", result.Predictions.Labels, result.RowsOf);
            WriteJoint(json, "confident_joint", result.Predictions.Labels, result.ConfidentRowsOf);
            json.WriteString("output", path);
            json.WriteNumber("found", result.Suspects.Count);
            json.WriteNumber("expected_right", Math.Round(result.ExpectedRight, 2));
            json.WriteStartArray("suspects");
            foreach (Suspect suspect in result.Suspects)
                Write(json, suspect, texts[suspect.Review]);
            json.WriteEndArray();
            json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        });
    }

    /// <summary>Rows by label, then by true class.</summary>
    private static void WriteJoint(Utf8JsonWriter json, string name, IReadOnlyList<string> labels, Func<int, int, double> rows)
    {
        json.WriteStartObject(name);
        foreach ((int label, string labelName) in labels.Index())
        {
            json.WriteStartObject(labelName);
            foreach ((int @class, string className) in labels.Index())
                json.WriteNumber(className, Math.Round(rows(label, @class), 2));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Suspect suspect, string text)
    {
        json.WriteStartObject();
        json.WriteNumber("row", suspect.Row);
        json.WriteNumber("line", suspect.Line);
        json.WriteString("label", suspect.Label);
        json.WriteString("suggested", suspect.Suggested);
        json.WriteNumber("confidence", Math.Round(suspect.Confidence, 4));
        json.WriteString("reason", suspect.Reason);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
