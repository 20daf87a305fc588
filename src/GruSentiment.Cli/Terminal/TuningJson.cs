using System.Text.Json;
using GruSentiment.Evaluation;
using GruSentiment.Options;
using GruSentiment.Reports.Tuning;
using GruSentiment.Training.Models;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Cli.Terminal;

/// <summary>A search as JSON, for programs.</summary>
internal static class TuningJson
{
    /// <summary>One object.</summary>
    /// <param name="result">The search.</param>
    /// <param name="metrics">Those of the final model; null where it was trained before.</param>
    /// <param name="recorder">Where all is kept.</param>
    public static string Of(TuningResult result, RunMetrics? metrics, TuningRecorder recorder) => JsonText.Of(JsonText.Indented, json =>
    {
        TuningState state = result.State;
        json.WriteString("data", state.Request.Data);
        json.WriteNumber("rows", result.Setting.Rows);
        json.WriteNumber("test_rows", result.Setting.TestRows);
        json.WriteString("metric", ChoiceNames<TuningMetric>.Of(state.Options.Metric));
        json.WriteNumber("chosen", state.Choice!.Trial);
        json.WriteNumber("networks", state.Choice.Networks);
        WriteDifference(json, result.Difference);
        WriteChanges(json, "options", result.Winner);
        json.WriteString("model", recorder.ModelPath);
        json.WriteString("config", recorder.OptionsPath);
        Write(json, "validation", metrics?.Validation);
        Write(json, "test", metrics?.Test);
        WriteTrials(json, state);
        WriteWorths(json, OptionWorth.Of(result));
    });

    private static void WriteTrials(Utf8JsonWriter json, TuningState state)
    {
        json.WriteStartArray("trials");
        foreach (Trial trial in state.Trials)
        {
            json.WriteStartObject();
            json.WriteNumber("trial", trial.Number);
            json.WriteNumber("folds", trial.Folds.Count);
            if (trial.Failure is { } failure)
                json.WriteString("failure", failure);
            else
                json.WriteNumber("score", state.Scores!.Value(trial, trial.Folds.Count));
            WriteDifference(json, trial.IsDefault ? null : state.Scores!.Difference(trial, state.Trials[0]));
            json.WriteNumber("seconds", Math.Round(trial.Seconds, 3));
            WriteChanges(json, "changes", trial);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWorths(Utf8JsonWriter json, IReadOnlyList<OptionWorth> worths)
    {
        json.WriteStartArray("worth");
        foreach (OptionWorth worth in worths)
        {
            json.WriteStartObject();
            json.WriteString("option", worth.Name);
            json.WriteNumber("share", worth.Share);
            foreach (OptionWorthGroup group in worth.Groups.Where(group => group.Better is not null))
                json.WriteNumber(group.Name.Replace(' ', '_'), group.Better!.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter json, string name, Trial trial)
    {
        json.WriteStartObject(name);
        foreach ((string option, string value) in trial.Changes)
            json.WriteString(option, value);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, ScoreDifference? difference)
    {
        if (difference is { } better)
        {
            json.WriteNumber("better", better.Mean);
            json.WriteNumber("better_standard_error", better.StandardError);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Metrics? metrics)
    {
        if (metrics is null)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("rows", metrics.Rows);
        json.WriteNumber("accuracy", metrics.Accuracy);
        json.WriteNumber("loss", metrics.Loss);
        json.WriteNumber("f1", metrics.F1);
        json.WriteEndObject();
    }
}
