using GruSentiment.Evaluation;
using GruSentiment.Inference;

namespace GruSentiment.Training.Ngrams;

/// <summary>
/// Fits a <see cref="Blend"/> to the validation set: the scales and biases with the lowest cross-entropy. A convex problem of a few
/// numbers, solved by gradient descent with Adam's steps. A ridge of some pseudo-reviews' weight bounds them where the set is small or
/// perfectly separated; it weighs more where it pulls towards the blend of a trained model. If a class has no review, a bias would be
/// fitted that rules it out: then nothing is fitted.
/// </summary>
internal sealed class BlendFit
{
    private const int Iterations = 400;
    private const double StepSize = 0.05;

    /// <summary>Pull of the scales towards their start and of the biases towards 0, in reviews.</summary>
    private const double Ridge = 1;

    /// <summary>The same towards the blend of a trained model, which was fitted to more reviews.</summary>
    private const double RidgeOfTrained = 30;

    private const double LowestNetworkScale = 0.01;

    private readonly double[][] _networks;
    private readonly double[][]? _ngrams;
    private readonly int[] _labels;
    private readonly int _outputs;
    private readonly ClassWeights? _weights;
    private readonly Blend? _trained;

    /// <param name="networks">The networks' mean logits of each review [n][C].</param>
    /// <param name="ngrams">The n-gram model's logits of each review [n][C]; null without one.</param>
    /// <param name="labels">The reviews' classes [n].</param>
    /// <param name="weights">The weight of a review of each class; each 1 when null.</param>
    /// <param name="trained">The blend of a trained model to start from; null for none.</param>
    public BlendFit(double[][] networks, double[][]? ngrams, int[] labels, ClassWeights? weights = null, Blend? trained = null)
    {
        _trained = trained;
        _weights = weights;
        _networks = networks;
        _ngrams = ngrams;
        _labels = labels;
        _outputs = networks[0].Length;
    }

    /// <summary>The best blend; if a class has no review, the one that the search starts from.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public Blend Solve(CancellationToken cancellation = default)
    {
        double[] center = Center(), parameters = new double[center.Length];
        double ridge = _trained is null ? Ridge : RidgeOfTrained;
        if (_labels.Distinct().Count() < Math.Max(2, _outputs))
            return new Blend(center[0], center[1], center[2..]);
        center.CopyTo(parameters, 0);
        double[] mean = new double[parameters.Length], square = new double[parameters.Length];
        for (int t = 1; t <= Iterations; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] gradient = Gradient(parameters);
            double rate = StepSize * (1 - (double)(t - 1) / Iterations);
            for (int i = 0; i < parameters.Length; i++)
            {
                double g = gradient[i] + ridge * (parameters[i] - center[i]) / _labels.Length;
                mean[i] = 0.9 * mean[i] + 0.1 * g;
                square[i] = 0.99 * square[i] + 0.01 * g * g;
                parameters[i] -= rate * (mean[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, t))) + 1e-9);
            }
            parameters[0] = Math.Max(parameters[0], LowestNetworkScale);
            parameters[1] = _ngrams is null ? 0 : Math.Max(parameters[1], 0);
        }
        return new Blend(parameters[0], parameters[1], parameters[2..]);
    }

    /// <summary>Where the search starts, and what it is pulled to.</summary>
    private double[] Center()
    {
        if (_trained is { } trained)
            return [trained.Networks, _ngrams is null ? 0 : trained.Ngrams, .. trained.Bias];
        double start = _ngrams is null ? 1 : 0.7; // Both read the same text: where they agree, their sum would be overconfident.
        return [start, _ngrams is null ? 0 : start, .. new double[_outputs]];
    }

    /// <summary>Of the mean cross-entropy, by scale of the networks, scale of the n-gram model, and biases.</summary>
    private double[] Gradient(double[] parameters)
    {
        double[] gradient = new double[parameters.Length];
        var blend = new Blend(parameters[0], parameters[1], parameters[2..]);
        double[] errors = new double[_outputs];
        for (int row = 0; row < _labels.Length; row++)
        {
            ReadOnlySpan<double> ngrams = _ngrams is null ? default : _ngrams[row];
            blend.Apply(_networks[row], ngrams, errors);
            ClassProbabilities.ToErrors<double>(errors, _labels[row]);
            double weight = _weights?[_labels[row]] ?? 1;
            for (int i = 0; i < _outputs; i++)
            {
                double error = weight * errors[i];
                gradient[0] += error * _networks[row][i] / _labels.Length;
                gradient[1] += _ngrams is null ? 0 : error * ngrams[i] / _labels.Length;
                gradient[2 + i] += error / _labels.Length;
            }
        }
        return gradient;
    }
}
