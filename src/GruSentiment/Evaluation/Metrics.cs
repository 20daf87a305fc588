using System.Text.Encodings.Web;
using System.Text.Json;
using static System.FormattableString;

namespace GruSentiment.Evaluation;

/// <summary>How good a model is on labelled rows.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accuracy">Share of rows predicted correctly, 0 to 1.</param>
/// <param name="Loss">Mean cross-entropy, in nats.</param>
/// <param name="Precision">
/// Two classes: of the second, the positive one. More: the mean over the classes that have rows.
/// </param>
/// <param name="Recall">Of the same classes.</param>
/// <param name="F1">
/// Of the same classes; with more classes the mean of their F1 values, as in scikit-learn, not the F1 of the means.
/// </param>
/// <param name="Auc">Two classes: area under the ROC curve of the second. More: the mean of each class against the rest.
/// Null with rows of one class only.</param>
/// <param name="Confusion">Rows by true class, then predicted class.</param>
/// <param name="Ece">Expected calibration error, 0 to 1: <see cref="Calibration.ExpectedError"/>.</param>
public sealed record Metrics(
    int Rows, double Accuracy, double Loss, double Precision, double Recall, double F1, double? Auc, ConfusionMatrix Confusion, double Ece)
{
    /// <summary>With two classes, the lowest probability at which a row is predicted as the second: the more probable class wins.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>
    /// The mean of the classes' recalls, 0 to 1; where classes are uneven, it shows what accuracy hides: always answering the largest gives
    /// 1 / classes.
    /// </summary>
    public double BalancedAccuracy => Confusion.BalancedAccuracy;

    /// <summary>Where the accuracy on all possible rows is likely to be: its 95 % interval.</summary>
    public ConfidenceInterval AccuracyInterval => ConfidenceInterval.Of(Accuracy, Rows);

    /// <summary>For people: <c>87.34 % (95 % interval 86.1 to 88.5)</c>.</summary>
    internal string AccuracyText => Invariant($"{100 * Accuracy:0.00} % ({AccuracyInterval.Text})");

    /// <summary>The classes that no row has.</summary>
    internal IReadOnlyList<string> AbsentClasses =>
        [.. Confusion.Labels.Where((_, @class) => Confusion.TrueRows(@class) == 0)];

    /// <summary>
    /// The lowest probability that the loss counts with, the step of a 32-bit float at 1 (as scikit-learn's <c>log_loss</c>): a row that is
    /// certainly wrong costs 15.9, not infinity.
    /// </summary>
    private const double LeastProbability = 1.1920929e-7;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Measures predictions.</summary>
    /// <param name="predictions">True classes and probabilities, one row at least.</param>
    /// <param name="threshold">See <see cref="Predictions.PredictedClass"/>.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public static Metrics Of(Predictions predictions, double threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0)
            throw new InvalidOperationException("There are no rows to measure.");
        ConfusionMatrix confusion = ConfusionMatrix.Of(predictions, threshold);
        int[] classes = Enumerable.Range(0, predictions.Labels.Count).ToArray();
        int[] measured = predictions.Labels.Count == 2
            ? [1]
            : [.. classes.Where(c => confusion.TrueRows(c) > 0)];
        int[] ranked = predictions.Labels.Count == 2 ? [1] : classes;
        return new Metrics(
            predictions.Count, confusion.Accuracy, MeanLoss(predictions),
            measured.Average(confusion.Precision), measured.Average(confusion.Recall), measured.Average(confusion.F1),
            ranked.Select(c => RocCurve.Of(predictions, c)?.Area).Average(),
            confusion, Calibration.Of(predictions, threshold).ExpectedError);
    }

    /// <summary>The object of <c>evaluate --format json</c>, without a line end.</summary>
    /// <param name="seconds">How long the evaluation took; written to the millisecond.</param>
    /// <param name="writeMore">Writes further members; null for none.</param>
    internal string ToJson(double seconds, Action<Utf8JsonWriter>? writeMore = null)
    {
        return JsonText.Of(s_json, json =>
        {
            WriteMembers(json, seconds);
            writeMore?.Invoke(json);
        });
    }

    /// <summary>
    /// Writes all metrics, <c>rows</c> first and <c>accuracy_interval</c> last, into an object that the caller has begun.
    /// </summary>
    /// <param name="json">Where to.</param>
    /// <param name="seconds">How long the measuring took; null to leave <c>seconds</c> out.</param>
    internal void WriteMembers(Utf8JsonWriter json, double? seconds = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("rows", Rows);
        json.WriteNumber("accuracy", Accuracy);
        json.WriteNumber("loss", Loss);
        json.WriteNumber("precision", Precision);
        json.WriteNumber("recall", Recall);
        json.WriteNumber("f1", F1);
        if (Auc is double auc)
            json.WriteNumber("auc", auc);
        else
            json.WriteNull("auc");
        json.WriteStartObject("confusion");
        for (int actual = 0; actual < Confusion.Labels.Count; actual++)
        {
            json.WriteStartObject(Confusion.Labels[actual]);
            for (int predicted = 0; predicted < Confusion.Labels.Count; predicted++)
                json.WriteNumber(Confusion.Labels[predicted], Confusion[actual, predicted]);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (seconds is { } taken)
            json.WriteNumber("seconds", Math.Round(taken, 3));
        json.WriteNumber("ece", Ece);
        json.WriteNumber("balanced_accuracy", BalancedAccuracy);
        json.WriteStartArray("accuracy_interval");
        json.WriteNumberValue(AccuracyInterval.Low);
        json.WriteNumberValue(AccuracyInterval.High);
        json.WriteEndArray();
    }

    /// <summary>Mean cross-entropy, in nats, each row times the weight of its class.</summary>
    /// <param name="predictions">True classes and probabilities, one row at least.</param>
    /// <param name="weights">What a row of each class counts; each 1 when null.</param>
    internal static double MeanLoss(Predictions predictions, ClassWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        weights ??= ClassWeights.Even(predictions.Labels.Count);
        double sum = 0;
        for (int row = 0; row < predictions.Count; row++)
            sum += weights[predictions.TrueClass(row)] * LossOf(predictions, row);
        return sum / predictions.Count;
    }

    /// <summary>Cross-entropy of a row, in nats.</summary>
    internal static double LossOf(Predictions predictions, int row)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return -Math.Log(Math.Max(predictions.Probability(row, predictions.TrueClass(row)), LeastProbability));
    }
}
