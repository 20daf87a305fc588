namespace GruSentiment.Evaluation;

/// <summary>
/// A model's predictions for labelled rows: each row's true class and the probability of every class, in the order they came. All metrics
/// are computed from it: <see cref="Metrics.Of"/>, <see cref="ConfusionMatrix.Of"/>, <see cref="RocCurve.Of"/>. Memory: 4 bytes a class and
/// 4 a row.
/// </summary>
public sealed class Predictions
{
    /// <summary>
    /// How far the probabilities of a row may be from a sum of 1; more than 32-bit rounding, less than a logit taken for a probability.
    /// </summary>
    private const float SumTolerance = 1e-3f;

    private readonly List<int> _trueClasses = [];
    private readonly List<float> _probabilities = []; // [rows × classes]

    /// <param name="labels">Class names; a class's place is its number. Two classes: negative, then positive.</param>
    /// <exception cref="ArgumentException">Fewer than two labels, or one of them twice.</exception>
    public Predictions(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count < 2 || labels.Distinct().Count() != labels.Count)
            throw new ArgumentException($"Two or more different labels were expected, not [{string.Join(", ", labels)}].", nameof(labels));
        Labels = labels;
    }

    /// <summary>Class names; a class's place is its number.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of rows added so far.</summary>
    public int Count => _trueClasses.Count;

    /// <summary>Adds one row.</summary>
    /// <param name="trueClass">Number of the row's true class.</param>
    /// <param name="probabilities">One a class, each from 0 to 1, with a sum of 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trueClass"/> is no class.</exception>
    /// <exception cref="ArgumentException">Not as many probabilities as classes, or they are none.</exception>
    public void Add(int trueClass, ReadOnlySpan<float> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trueClass);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trueClass, Labels.Count);
        if (probabilities.Length != Labels.Count)
            throw Fault($"Row {Count} has {probabilities.Length} probabilities; {Labels.Count} were expected.");
        float sum = 0;
        foreach (float probability in probabilities)
        {
            if (probability is not (>= 0 and <= 1)) // NaN, too
                throw Fault($"Row {Count} has the probability {probability}; 0 to 1 was expected.");
            sum += probability;
        }
        if (Math.Abs(sum - 1) > SumTolerance)
            throw Fault($"The probabilities of row {Count} add up to {sum}; 1 was expected.");
        _trueClasses.Add(trueClass);
        _probabilities.AddRange(probabilities);

        static ArgumentException Fault(FormattableString message) => new(FormattableString.Invariant(message), nameof(probabilities));
    }

    /// <summary>Some of the rows alone.</summary>
    internal Predictions Of(IEnumerable<int> rows)
    {
        var some = new Predictions(Labels);
        foreach (int row in rows)
        {
            some._trueClasses.Add(_trueClasses[row]);
            some._probabilities.AddRange(_probabilities[(row * Labels.Count)..((row + 1) * Labels.Count)]);
        }
        return some;
    }

    /// <summary>Number of a row's true class.</summary>
    public int TrueClass(int row) => _trueClasses[row];

    /// <summary>The probability the model gave a class.</summary>
    public float Probability(int row, int @class) => _probabilities[row * Labels.Count + @class];

    /// <summary>
    /// The predicted class. Two classes: the second when its probability is <paramref name="threshold"/> or more. Three or
    /// more: the most probable, the first of equals; the threshold is not used.
    /// </summary>
    public int PredictedClass(int row, double threshold)
    {
        if (Labels.Count == 2)
            return Probability(row, 1) >= (float)threshold ? 1 : 0;
        int best = 0;
        for (int @class = 1; @class < Labels.Count; @class++)
        {
            if (Probability(row, @class) > Probability(row, best))
                best = @class;
        }
        return best;
    }
}
