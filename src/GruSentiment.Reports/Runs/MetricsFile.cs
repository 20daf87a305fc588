using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Evaluation;
using GruSentiment.Runs;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// <c>metrics.json</c>: the best epoch, its metrics on validation and test set, the folds of a cross-validation, timings.
/// </summary>
internal static class MetricsFile
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = RunSummary.Metrics;

    private static readonly JsonWriterOptions s_json = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="metrics">The metrics of the training.</param>
    /// <param name="folds">The cross-validation before it; null without one.</param>
    public static void Write(Stream stream, RunMetrics metrics, CrossValidationResult? folds = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(metrics);
        using (var json = new Utf8JsonWriter(stream, s_json))
        {
            json.WriteStartObject();
            WriteMembers(json, metrics, folds);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes the members of the file's object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, RunMetrics metrics, CrossValidationResult? folds)
    {
        json.WriteNumber("best_epoch", metrics.BestEpoch);
        json.WriteNumber("epochs", metrics.Epochs);
        json.WriteString("ending", JsonNamingPolicy.SnakeCaseLower.ConvertName(metrics.Ending.ToString()));
        if (metrics.TrainingRows is { } rows)
            json.WriteNumber(RunSummary.TrainingRowsKey, rows);
        Write(json, "validation", metrics.Validation);
        Write(json, "validation_gru_alone", metrics.Networks);
        Write(json, "validation_ngrams_alone", metrics.Ngrams);
        Write(json, "test", metrics.Test);
        Write(json, folds);
        Write(json, metrics.Timings);
        Write(json, metrics.Embeddings);
    }

    /// <summary>Writes the members of a fold's object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, FoldResult fold)
    {
        json.WriteNumber("fold", fold.Fold);
        json.WriteNumber("training_rows", fold.TrainingRows);
        json.WriteNumber("validation_rows", fold.Training.Validation.Rows);
        json.WriteNumber("best_epoch", fold.Training.BestEpoch);
        json.WriteNumber("epochs", fold.Training.Epochs);
        fold.Measured.WriteMembers(json, fold.Seconds);
    }

    private static void Write(Utf8JsonWriter json, string name, Metrics? metrics)
    {
        if (metrics is null)
            return;
        json.WriteStartObject(name);
        metrics.WriteMembers(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RunTimings timings)
    {
        json.WriteStartObject("timings");
        json.WriteNumber("data_seconds", Math.Round(timings.DataSeconds, 3));
        json.WriteNumber("training_seconds", Math.Round(timings.TrainingSeconds, 3));
        json.WriteNumber("tokens_per_second", Math.Round(timings.TokensPerSecond));
        if (timings.PretrainingSeconds is { } pretraining)
            json.WriteNumber("pretraining_seconds", Math.Round(pretraining, 3));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VectorCoverage? embeddings)
    {
        if (embeddings is null)
            return;
        json.WriteStartObject("embeddings");
        json.WriteNumber("words", embeddings.Words);
        json.WriteNumber("words_with_vector", embeddings.WordsWithVector);
        json.WriteNumber("token_share", Math.Round(embeddings.TokenShare, 4));
        json.WriteNumber("further_words", embeddings.FurtherWords);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CrossValidationResult? folds)
    {
        if (folds is null)
            return;
        json.WriteStartObject("folds");
        json.WriteNumber("count", folds.Folds.Count);
        Write(json, "mean", folds, value => value.Mean);
        Write(json, "standard_deviation", folds, value => value.Deviation);
        json.WriteStartArray("each");
        foreach (FoldResult fold in folds.Folds)
        {
            json.WriteStartObject();
            WriteMembers(json, fold);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CrossValidationResult folds, Func<MeanAndDeviation, double> part)
    {
        json.WriteStartObject(name);
        json.WriteNumber("accuracy", part(folds.Accuracy));
        json.WriteNumber("balanced_accuracy", part(folds.BalancedAccuracy));
        json.WriteNumber("loss", part(folds.Loss));
        json.WriteNumber("f1", part(folds.F1));
        json.WriteEndObject();
    }
}
