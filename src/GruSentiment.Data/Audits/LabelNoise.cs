using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>
/// How labels came to be wrong, by maximum likelihood. Behind each row stands a true class that nobody sees. It is of class k with the
/// probability softmax(s·log p), where p is what a model trained without the row says, and its label is then l with the rate R[k, l].
/// Expectation maximization (Dempster, Laird and Rubin 1977) finds s and R, and with them the probability of each row's true class.
/// </summary>
/// <remarks>
/// The confident joint takes each row that a model is wrong about, and sure of, for a wrong label, so with a model that is right in 80 %
/// it finds three times as many as there are. Here a label is only taken for wrong as far as the model's own mistakes, which grow rarer
/// the surer it is, can't explain it. The idea of a noise layer behind a classifier: Bekker and Goldberger 2016. A bias for each class
/// beside the scale was tried: of rates that are the same, it made different ones, and the ranking worse.
/// </remarks>
internal sealed class LabelNoise
{
    /// <summary>What is known of rates before any row is seen, as rows of each class: so many, of which one has a wrong label.</summary>
    private const double PriorRows = 20, PriorWrong = 1;

    /// <summary>What a model's probability is taken for where it is less: none is so sure that a log of it may decide alone.</summary>
    internal const double LeastProbability = 1e-6;

    private const int MostSteps = 2_000;
    private const double Converged = 1e-7;
    private const double LeastScale = 0.1, LargestScale = 10;

    private readonly Predictions _predictions;
    private readonly int _classes;
    private readonly double[] _logs; // [row, class]
    private readonly double[] _trueClass; // [row, class]: what the model alone says, scaled.
    private readonly double[] _posterior; // [row, class]: with the label known too.
    private readonly double[,] _rates; // [true class, label]

    private LabelNoise(Predictions predictions)
    {
        (_predictions, _classes) = (predictions, predictions.Labels.Count);
        _logs = new double[predictions.Count * _classes];
        for (int i = 0; i < _logs.Length; i++)
            _logs[i] = Math.Log(Math.Max(predictions.Probability(i / _classes, i % _classes), LeastProbability));
        (_trueClass, _posterior) = (new double[_logs.Length], new double[_logs.Length]);
        _rates = new double[_classes, _classes];
        Learn(new double[_classes, _classes]);
    }

    /// <summary>What the log of a probability is multiplied by: above 1 where the probabilities are underconfident.</summary>
    public double Scale { get; private set; } = 1;

    /// <summary>Finds the noise.</summary>
    /// <param name="predictions">Each row's label, and probabilities of a model that was trained without the row.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static LabelNoise Of(Predictions predictions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var noise = new LabelNoise(predictions);
        double change = double.MaxValue;
        for (int step = 0; step < MostSteps && change > Converged; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            change = noise.Step();
        }
        noise.Expect();
        return noise;
    }

    /// <summary>The share of a class's rows that have a label.</summary>
    public double Rate(int trueClass, int label) => _rates[trueClass, label];

    /// <summary>How probable a class is to be a row's true one, its label taken into account.</summary>
    public double Probability(int row, int @class) => _posterior[row * _classes + @class];

    /// <summary>The same without its label.</summary>
    public double ProbabilityWithoutLabel(int row, int @class) => _trueClass[row * _classes + @class];

    /// <summary>A step of expectation maximization.</summary>
    /// <returns>How much the rates or the scale have changed.</returns>
    private double Step()
    {
        Expect();
        double[,] counts = new double[_classes, _classes];
        for (int i = 0; i < _posterior.Length; i++)
            counts[i % _classes, _predictions.TrueClass(i / _classes)] += _posterior[i];
        double before = Scale;
        Calibrate();
        return Math.Max(Learn(counts), Math.Abs(Scale - before));
    }

    private void Expect()
    {
        for (int row = 0; row < _predictions.Count; row++)
        {
            Span<double> prior = _trueClass.AsSpan(row * _classes, _classes);
            double highest = double.MinValue;
            for (int k = 0; k < _classes; k++)
                highest = Math.Max(highest, prior[k] = Scale * _logs[row * _classes + k]);
            double sum = 0, sumWithLabel = 0;
            for (int k = 0; k < _classes; k++)
                sum += prior[k] = Math.Exp(prior[k] - highest);
            Span<double> posterior = _posterior.AsSpan(row * _classes, _classes);
            int label = _predictions.TrueClass(row);
            for (int k = 0; k < _classes; k++)
            {
                prior[k] /= sum;
                sumWithLabel += posterior[k] = prior[k] * _rates[k, label];
            }
            for (int k = 0; k < _classes; k++)
                posterior[k] /= sumWithLabel;
        }
    }

    /// <summary>Fits the scale to the true classes as they are now expected, by a step of Newton's method.</summary>
    private void Calibrate()
    {
        double slope = 0, curvature = 0;
        for (int row = 0; row < _predictions.Count; row++)
        {
            double mean = 0, square = 0;
            for (int k = 0; k < _classes; k++)
            {
                int i = row * _classes + k;
                slope += (_posterior[i] - _trueClass[i]) * _logs[i];
                mean += _trueClass[i] * _logs[i];
                square += _trueClass[i] * _logs[i] * _logs[i];
            }
            curvature += square - mean * mean;
        }
        Scale = Math.Clamp(Scale + slope / (curvature + 1), LeastScale, LargestScale);
    }

    /// <summary>Takes the rates from counts [true class, label].</summary>
    private double Learn(double[,] counts)
    {
        double change = 0;
        for (int k = 0; k < _classes; k++)
        {
            double rows = PriorRows + Enumerable.Range(0, _classes).Sum(label => counts[k, label]);
            for (int label = 0; label < _classes; label++)
            {
                double before = label == k ? PriorRows - PriorWrong : PriorWrong / (_classes - 1);
                double rate = (counts[k, label] + before) / rows;
                change = Math.Max(change, Math.Abs(rate - _rates[k, label]));
                _rates[k, label] = rate;
            }
        }
        return change;
    }
}
