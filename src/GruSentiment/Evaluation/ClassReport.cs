namespace GruSentiment.Evaluation;

/// <summary>How good a model is on each class, and on average.</summary>
internal sealed class ClassReport
{
    private readonly ClassMetrics[] _present;

    private ClassReport(IReadOnlyList<ClassMetrics> classes)
    {
        Classes = classes;
        _present = [.. classes.Where(one => one.Support > 0)];
    }

    /// <summary>Every class, in the model's order.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; }

    /// <summary>The mean over the classes that have rows, each counting the same.</summary>
    public ClassRatios MacroMean => Mean(one => 1.0 / _present.Length);

    /// <summary>The mean over the classes, each counting by its rows.</summary>
    public ClassRatios WeightedMean => Mean(one => (double)one.Support / _present.Sum(other => other.Support));

    /// <summary>
    /// The average precision: with two classes of the second, else the mean over the classes against the rest; null with rows of one class
    /// only.
    /// </summary>
    public double? AveragePrecision =>
        Classes.Count == 2 ? Classes[1].AveragePrecision : Classes.Select(one => one.AveragePrecision).Average();

    /// <summary>Measures every class.</summary>
    /// <param name="predictions">True classes and probabilities, one row at least.</param>
    /// <param name="threshold">See <see cref="Predictions.PredictedClass"/>.</param>
    public static ClassReport Of(Predictions predictions, double threshold = Metrics.DefaultThreshold)
    {
        ConfusionMatrix confusion = ConfusionMatrix.Of(predictions, threshold);
        return new ClassReport([.. confusion.Labels.Select((label, @class) => new ClassMetrics(
            label, confusion.TrueRows(@class), confusion.PredictedRows(@class),
            new ClassRatios(confusion.Precision(@class), confusion.Recall(@class), confusion.F1(@class)),
            RocCurve.Of(predictions, @class)))]);
    }

    private ClassRatios Mean(Func<ClassMetrics, double> weight) => new(
        _present.Sum(one => weight(one) * one.Ratios.Precision),
        _present.Sum(one => weight(one) * one.Ratios.Recall),
        _present.Sum(one => weight(one) * one.Ratios.F1));
}
