using System.Text.Encodings.Web;
using System.Text.Json;

namespace GruSentiment.Data.Behaviour;

/// <summary>
/// A check's result as one JSON object. The keys are always the same; what was not tested is null or empty. Shares and probabilities are
/// from 0 to 1.
/// </summary>
internal static class BehaviourJson
{
    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text.</summary>
    /// <param name="model">The model's directory.</param>
    /// <param name="result">What was found.</param>
    public static string Of(string model, BehaviourResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Of(s_options, json =>
        {
            json.WriteString("model", model);
            json.WriteString("tests", result.TestsPath);
            WriteList(json, "capabilities", result.Capabilities, capability => WriteCapability(json, capability));
            WriteShare(json, "mean", result.Mean);
            WriteShare(json, "held_out_mean", result.HeldOutMean);
            json.WriteString("data", result.DataPath);
            json.WriteNumber("texts", result.Texts);
            json.WriteNumber("all_texts", result.AllTexts);
            WriteList(json, "invariance", result.Invariance, change => WriteChange(json, change, "flips"));
            WriteList(json, "direction", result.Direction, change => WriteChange(json, change, "wrong_way"));
            json.WriteNumber("direction_tolerance", BehaviourCheck.DirectionTolerance);
            WriteList(json, "left_out", result.LeftOut, json.WriteStringValue);
            json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        });
    }

    private static void WriteCapability(Utf8JsonWriter json, CapabilityResult capability)
    {
        json.WriteStartObject();
        json.WriteString("name", capability.Name);
        json.WriteNumber("tests", capability.Tests);
        json.WriteNumber("right", capability.Right);
        WriteShare(json, "share", capability.Share);
        json.WriteNumber("held_out_tests", capability.HeldOutTests);
        json.WriteNumber("held_out_right", capability.HeldOutRight);
        WriteShare(json, "held_out_share", capability.HeldOutShare);
        WriteList(json, "wrong", capability.Wrong, wrong =>
        {
            json.WriteStartObject();
            json.WriteString("text", wrong.Text);
            json.WriteString("label", wrong.Expected);
            json.WriteString("predicted", wrong.Answer);
            WriteShare(json, "probability", wrong.Probability);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, ChangeResult change, string failures)
    {
        json.WriteStartObject();
        json.WriteString("name", change.Name);
        json.WriteNumber("texts", change.Texts);
        json.WriteNumber(failures, change.Failures);
        WriteShare(json, "share", change.Share);
        WriteList(json, "examples", change.Examples, example =>
        {
            json.WriteStartObject();
            json.WriteString("text", example.Text);
            json.WriteString("changed_text", example.Changed);
            json.WriteString("change", example.Change);
            json.WriteString("predicted", example.Before);
            WriteShare(json, "probability", example.ProbabilityBefore);
            json.WriteString("changed_predicted", example.After);
            WriteShare(json, "changed_probability", example.ProbabilityAfter);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, double? share)
    {
        if (share is { } number)
            json.WriteNumber(name, Math.Round(number, 6));
        else
            json.WriteNull(name);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }
}
