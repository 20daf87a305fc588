using System.Text;
using System.Text.Json;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Evaluation;
using GruSentiment.Training.Folds;

namespace GruSentiment.Training;

/// <summary>What <c>metrics.json</c> says of a run.</summary>
/// <param name="BestEpoch">The epoch whose weights were kept, from 1.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Ending">Why it ended.</param>
/// <param name="Validation">The saved model on the validation part, to which its blend was fitted.</param>
/// <param name="Gru">Its GRU alone on the validation part.</param>
/// <param name="Ngrams">Its n-grams alone on the validation part; null without them.</param>
/// <param name="Test">The saved model on the test set; null where none was given.</param>
/// <param name="Timings">How long it took.</param>
public sealed record RunMetrics(int BestEpoch, int Epochs, RunEnding Ending, Metrics Validation, Metrics Gru, Metrics? Ngrams, Metrics? Test, RunTimings Timings)
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The cross-validation before the training; null without one.</summary>
    public CrossValidationResult? Folds { get; init; }

    /// <summary>How much of the vocabulary began with a given vector; null where all began with random ones.</summary>
    public VectorCoverage? Embeddings { get; init; }

    /// <summary>The JSON text of <c>metrics.json</c>.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteNumber("best_epoch", BestEpoch);
            json.WriteNumber("epochs", Epochs);
            json.WriteString("ending", JsonNamingPolicy.SnakeCaseLower.ConvertName(Ending.ToString()));
            Write(json, "validation", Validation);
            Write(json, "validation_gru_alone", Gru);
            Write(json, "validation_ngrams_alone", Ngrams);
            Write(json, "test", Test);
            Folds?.Write(json);
            json.WriteStartObject("timings");
            json.WriteNumber("data_seconds", Math.Round(Timings.DataSeconds, 3));
            json.WriteNumber("training_seconds", Math.Round(Timings.TrainingSeconds, 3));
            json.WriteNumber("tokens_per_second", Math.Round(Timings.TokensPerSecond));
            if (Timings.PretrainingSeconds is { } pretraining)
                json.WriteNumber("pretraining_seconds", Math.Round(pretraining, 3));
            json.WriteEndObject();
            Write(json, Embeddings);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, VectorCoverage? embeddings)
    {
        if (embeddings is null)
            return;
        json.WriteStartObject("embeddings");
        json.WriteNumber("words", embeddings.Words);
        json.WriteNumber("words_with_vector", embeddings.WordsWithVector);
        json.WriteNumber("token_share", Math.Round(embeddings.TokenShare, 4));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Metrics? metrics)
    {
        if (metrics is null)
            return;
        json.WriteStartObject(name);
        metrics.WriteMembers(json);
        json.WriteEndObject();
    }
}

/// <summary>How long the parts of a run took.</summary>
/// <param name="DataSeconds">Reading, tokenising, splitting, encoding and learning the n-grams, in seconds.</param>
/// <param name="TrainingSeconds">All epochs, their validation included, in seconds.</param>
/// <param name="TokensPerSecond">Training tokens a second, the median epoch's.</param>
/// <param name="PretrainingSeconds">Learning from texts without labels, in seconds; null where there were none.</param>
public sealed record RunTimings(double DataSeconds, double TrainingSeconds, double TokensPerSecond, double? PretrainingSeconds = null);

/// <summary>Why a training ended.</summary>
public enum RunEnding
{
    /// <summary>All epochs are done.</summary>
    AllEpochs,

    /// <summary>The validation loss had not fallen for the patience.</summary>
    EarlyStopping,

    /// <summary>The user broke it off; the best epoch until then is kept.</summary>
    Interrupted,
}
