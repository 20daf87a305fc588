using System.Text.Json;
using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using static System.FormattableString;

namespace GruSentiment.Data.Evaluation;

/// <summary>How many rows of a file a model sees in its training: on these it is better than on new reviews.</summary>
/// <param name="Trained">Rows whose text is in the training set.</param>
/// <param name="Validated">Of the others, rows whose text is in the validation set, which the epoch was chosen on.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Unseen">The metrics on the others, where they were measured: there are any, and they are not all; else null.</param>
internal sealed record SeenRows(int Trained, int Validated, int Rows, Metrics? Unseen)
{
    /// <summary>
    /// Lowest share of seen rows that the user is warned of: fewer, as two parts of a large set may have, change no figure by much.
    /// </summary>
    private const double WarningShare = 0.01;

    private const string TooGood = "look better than they are";

    /// <summary>Whether so many rows are seen that the metrics look better than they are.</summary>
    public bool MakeFiguresTooGood => Trained + Validated is var seen and > 0 && seen >= WarningShare * Rows;

    /// <summary>Compares a validation or test file with the training set before the training.</summary>
    /// <param name="set">The file.</param>
    /// <param name="texts">The texts of the training.</param>
    public static SeenRows InTraining(ReviewSet set, TrainingTexts texts)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(texts);
        return new SeenRows(set.HashesOf(Enumerable.Range(0, set.Count)).Count(texts.WasTrainedOn), 0, set.Count, Unseen: null);
    }

    /// <summary>Compares a file with the texts of a training that has ended.</summary>
    /// <param name="set">The file.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="predictions">The model's predictions of all its rows.</param>
    /// <param name="threshold">See <see cref="Predictions.PredictedClass"/>.</param>
    public static SeenRows Of(ReviewSet set, TrainingTexts texts, Predictions predictions, double threshold)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(predictions);
        int trained = 0, validated = 0;
        var unseen = new List<int>();
        foreach ((int row, ulong text) in set.HashesOf(Enumerable.Range(0, set.Count)).Index())
        {
            if (texts.WasTrainedOn(text))
                trained++;
            else if (texts.WasValidatedOn(text))
                validated++;
            else
                unseen.Add(row);
        }
        bool some = unseen.Count > 0 && unseen.Count < set.Count;
        return new SeenRows(trained, validated, set.Count, some ? Metrics.Of(predictions.Of(unseen), threshold) : null);
    }

    /// <summary>What the user should know of it before the training.</summary>
    /// <param name="file">The file.</param>
    public string WarningOf(string file) => $"{file}: {OfAll(Trained)} {(Trained == 1 ? "is" : "are")} also in the training set, "
        + $"so its metrics {TooGood}. Use other texts.";

    /// <summary>What the user should know of it before a trained model is trained further on the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">The model's run.</param>
    public string WarningOf(string file, string run) =>
        $"{file}: {run} was trained on {OfAll(Trained)}, so metrics on {(Trained == 1 ? "it" : "them")} {TooGood}.";

    /// <summary>What the user should know of it after the training; null where no row is seen.</summary>
    public string? Text
    {
        get
        {
            string seen = (Trained, Validated) switch
            {
                (0, 0) => "",
                (_, 0) => $"the model was trained on {OfAll(Trained)}",
                (0, _) => $"the model's epoch was chosen on {OfAll(Validated)}",
                _ => Invariant($"the model was trained on {OfAll(Trained)}, and its epoch was chosen on another {Validated:N0}"),
            };
            if (seen.Length == 0)
                return null;
            if (Unseen is null)
                return $"{seen}: these figures say nothing about new reviews.";
            string others = Unseen.Rows == 1 ? "row" : "rows";
            return Invariant($"{seen}{(MakeFiguresTooGood ? $", so these figures {TooGood}" : "")}. ")
                + Invariant($"Accuracy on the other {Unseen.Rows:N0} {others}: {Unseen.AccuracyText}.");
        }
    }

    /// <summary>Writes <c>trained_rows</c>, <c>validated_rows</c> and <c>unseen</c> into an object that the caller has begun.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="rows">What is known; null where the run does not say.</param>
    public static void WriteMembers(Utf8JsonWriter json, SeenRows? rows)
    {
        ArgumentNullException.ThrowIfNull(json);
        WriteNumber("trained_rows", rows?.Trained);
        WriteNumber("validated_rows", rows?.Validated);
        if (rows?.Unseen is { } unseen)
        {
            json.WriteStartObject("unseen");
            unseen.WriteMembers(json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("unseen");
        }

        void WriteNumber(string name, int? number)
        {
            if (number is { } known)
                json.WriteNumber(name, known);
            else
                json.WriteNull(name);
        }
    }

    private string OfAll(int rows) => rows == Rows && rows > 1
        ? Invariant($"all {Rows:N0} rows")
        : Invariant($"{rows:N0} of the {Rows:N0} row{(Rows == 1 ? "" : "s")}");
}
