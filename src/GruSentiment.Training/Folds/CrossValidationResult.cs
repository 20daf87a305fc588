using System.Text.Json;
using GruSentiment.Training.Evaluation;

namespace GruSentiment.Training.Folds;

/// <summary>What all folds of a cross-validation came to.</summary>
/// <param name="Folds">Each of them, in order; two at least.</param>
public sealed record CrossValidationResult(IReadOnlyList<FoldResult> Folds)
{
    /// <summary>Share of rows predicted as what they are.</summary>
    public MeanAndDeviation Accuracy => Over(metrics => metrics.Accuracy);

    /// <summary>See <see cref="Metrics.BalancedAccuracy"/>.</summary>
    public MeanAndDeviation BalancedAccuracy => Over(metrics => metrics.BalancedAccuracy);

    /// <summary>Mean cross-entropy, in nats.</summary>
    public MeanAndDeviation Loss => Over(metrics => metrics.Loss);

    /// <summary>See <see cref="Metrics.F1"/>.</summary>
    public MeanAndDeviation F1 => Over(metrics => metrics.F1);

    /// <summary>Writes what <c>metrics.json</c> says of it, as the object <c>folds</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("folds");
        json.WriteNumber("count", Folds.Count);
        Write("mean", value => value.Mean);
        Write("standard_deviation", value => value.Deviation);
        json.WriteStartArray("each");
        foreach (FoldResult fold in Folds)
        {
            json.WriteStartObject();
            json.WriteNumber("fold", fold.Fold);
            json.WriteNumber("training_rows", fold.TrainingRows);
            json.WriteNumber("validation_rows", fold.Training.Validation.Rows);
            json.WriteNumber("best_epoch", fold.Training.BestEpoch);
            json.WriteNumber("epochs", fold.Training.Epochs);
            fold.Measured.WriteMembers(json, fold.Seconds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void Write(string name, Func<MeanAndDeviation, double> part)
        {
            json.WriteStartObject(name);
            json.WriteNumber("accuracy", part(Accuracy));
            json.WriteNumber("balanced_accuracy", part(BalancedAccuracy));
            json.WriteNumber("loss", part(Loss));
            json.WriteNumber("f1", part(F1));
            json.WriteEndObject();
        }
    }

    private MeanAndDeviation Over(Func<Metrics, double> measure) => MeanAndDeviation.Of([.. Folds.Select(fold => measure(fold.Measured))]);
}
