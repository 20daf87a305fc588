using System.Text.Json;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Evaluation;

/// <summary>What the object of <c>evaluate --format json</c> holds behind the metrics.</summary>
internal static class EvaluationJson
{
    /// <summary>The object, without a line end.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="errors">Mistakes to list; null where nobody asked for them.</param>
    public static string Of(ModelEvaluation evaluation, IReadOnlyList<Mistake>? errors) =>
        evaluation.Metrics.ToJson(evaluation.Seconds, json =>
        {
            SeenRows.WriteMembers(json, evaluation.Seen);
            ClassReport report = evaluation.Classes;
            Write(json, "auc_interval", report.Classes.Count == 2 ? report.Classes[1].Roc?.Interval : null);
            Write(json, "average_precision", report.AveragePrecision);
            json.WriteStartArray("classes");
            foreach (ClassMetrics one in report.Classes)
                Write(json, one);
            json.WriteEndArray();
            Write(json, "macro_mean", report.MacroMean);
            Write(json, "weighted_mean", report.WeightedMean);
            Write(json, evaluation.Suggestion);
            if (errors is not null)
                Write(json, errors);
        });

    private static void Write(Utf8JsonWriter json, ClassMetrics one)
    {
        json.WriteStartObject();
        json.WriteString("label", one.Label);
        WriteRatios(json, one.Ratios);
        json.WriteNumber("support", one.Support);
        json.WriteNumber("predicted", one.Predicted);
        Write(json, "precision_interval", one.PrecisionInterval);
        Write(json, "recall_interval", one.RecallInterval);
        Write(json, "auc", one.Roc?.Area);
        Write(json, "auc_interval", one.Roc?.Interval);
        Write(json, "average_precision", one.AveragePrecision);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ClassRatios ratios)
    {
        json.WriteStartObject(name);
        WriteRatios(json, ratios);
        json.WriteEndObject();
    }

    private static void WriteRatios(Utf8JsonWriter json, ClassRatios ratios)
    {
        json.WriteNumber("precision", ratios.Precision);
        json.WriteNumber("recall", ratios.Recall);
        json.WriteNumber("f1", ratios.F1);
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, string name, ConfidenceInterval? interval)
    {
        if (interval is not { } ends)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        json.WriteNumberValue(ends.Low);
        json.WriteNumberValue(ends.High);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ThresholdSuggestion? suggestion)
    {
        if (suggestion is null)
        {
            json.WriteNull("suggested_threshold");
            return;
        }
        json.WriteStartObject("suggested_threshold");
        json.WriteNumber("threshold", suggestion.Threshold);
        json.WriteNumber("accuracy", suggestion.Accuracy);
        json.WriteNumber("f1", suggestion.F1);
        json.WriteNumber("gain", suggestion.Gain);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Mistake> errors)
    {
        json.WriteStartArray("errors");
        foreach (Mistake error in errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line", error.Line);
            json.WriteString("text", error.Text);
            json.WriteString("label", error.Label);
            json.WriteString("predicted", error.Predicted);
            json.WriteNumber("probability", error.Probability);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
