using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Ngrams;

/// <summary>
/// The n-gram model of a training, trained once, and its blend with the networks, fitted anew to each best epoch.
/// </summary>
internal sealed class NgramBlend
{
    /// <summary>
    /// Weight of an added sentence in the n-gram model. Its n-grams of two words hardly tell one order of words from another: with more, it
    /// learns less from the reviews.
    /// </summary>
    private const double NgramWeight = 0.1;

    private readonly TrainingData _data;
    private readonly NgramModel? _model;
    private readonly double[][]? _validation; // [rows][C]
    private readonly int _outputs;
    private readonly bool _balance;

    /// <summary>Trains the n-gram model on the training set, unless there is to be none.</summary>
    /// <param name="data">What it is trained on, and what the blend is fitted to.</param>
    /// <param name="seed">Seed of the order of the reviews.</param>
    /// <param name="balance">Whether each class counts the same in both.</param>
    /// <param name="cancellation">Ends it.</param>
    public NgramBlend(TrainingData data, long seed, bool balance = false, CancellationToken cancellation = default)
        : this(data, Trained(data, seed, balance, cancellation), balance)
    {
    }

    /// <summary>Takes an n-gram model that was trained before.</summary>
    /// <param name="data">What it was trained on, and what the blend is fitted to.</param>
    /// <param name="weights">Its weights; none without an n-gram model.</param>
    /// <param name="balance">Whether each class counts the same.</param>
    /// <exception cref="ArgumentException">The weights are of another n-gram model.</exception>
    public NgramBlend(TrainingData data, IReadOnlyList<Weight> weights, bool balance)
    {
        (_data, Weights, _balance, _outputs) = (data, weights, balance, Outputs(data));
        if (data.Ngrams.Order == 0)
            return;
        float[]? table = weights.FirstOrDefault(weight => weight.Name == WeightNames.NgramWeight)?.Values;
        float[]? bias = weights.FirstOrDefault(weight => weight.Name == WeightNames.NgramBias)?.Values;
        if (table?.Length != _outputs * data.Ngrams.Buckets || bias?.Length != _outputs)
            throw new ArgumentException($"Weights of {data.Ngrams.Buckets} n-grams and {_outputs} outputs were expected.", nameof(weights));
        _model = new NgramModel(table, bias, data.Ngrams.HalfLength);
        _validation = [.. data.Validation.Select(Score)];
    }

    /// <summary>The weights of the n-gram model; none without one.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>Fits the blend to the networks' predictions on the validation set.</summary>
    /// <returns>Its weights.</returns>
    public IReadOnlyList<Weight> Fit(Predictions networks, CancellationToken cancellation = default)
    {
        double[][] logits = [.. Enumerable.Range(0, networks.Count).Select(row => Logits(networks, row))];
        int[] labels = [.. Enumerable.Range(0, networks.Count).Select(networks.TrueClass)];
        var weights = ClassWeights.Of(labels, _data.Labels.Count, _balance);
        Blend blend = new BlendFit(logits, _validation, labels, weights, BlendOf(_data.Start)).Solve(cancellation);
        return
        [
            new Weight(WeightNames.BlendScale, [2], [(float)blend.Networks, (float)blend.Ngrams]),
            new Weight(WeightNames.BlendBias, [_outputs], [.. blend.Bias.Select(bias => (float)bias)]),
        ];
    }

    /// <summary>The metrics of the n-gram model alone on the validation set; null without one.</summary>
    public Metrics? MeasureAlone()
    {
        if (_validation is null)
            return null;
        var predictions = new Predictions(_data.Labels);
        for (int row = 0; row < _validation.Length; row++)
            predictions.Add(_data.Validation[row].Label, ClassProbabilities.Of(_validation[row]));
        return Metrics.Of(predictions);
    }

    private static Weight[] Trained(TrainingData data, long seed, bool balance, CancellationToken cancellation)
    {
        if (data.Ngrams.Order == 0)
            return [];
        ClassWeights weights = ClassWeights.Of(data.Training.Select(review => review.Label), data.Labels.Count, balance);
        AddedReviews added = data.Added with { Weight = NgramWeight };
        NgramModel? start = data.Start is not { } trained ? null
            : new NgramModel(trained.Weights[WeightNames.NgramWeight].Values, trained.Weights[WeightNames.NgramBias].Values);
        NgramModel model = new NgramTrainer(data.Training, data.Ngrams, data.Labels.Count, weights, added, start).Train(seed, cancellation);
        int outputs = Outputs(data);
        return
        [
            new Weight(WeightNames.NgramWeight, [outputs, data.Ngrams.Buckets], model.Weights.ToArray()),
            new Weight(WeightNames.NgramBias, [outputs], model.Bias.ToArray()),
        ];
    }

    private static Blend? BlendOf(SavedModel? model) => model is null ? null
        : new Blend(
            model.Weights[WeightNames.BlendScale].Values[0], model.Weights[WeightNames.BlendScale].Values[1],
            [.. model.Weights[WeightNames.BlendBias].Values.Select(bias => (double)bias)]);

    private static int Outputs(TrainingData data) => ModelConfig.OutputsFor(data.Labels.Count);

    private double[] Score(EncodedReview review)
    {
        double[] logits = new double[_outputs];
        _model!.Score(review.Ngrams, review.Characters, logits);
        return logits;
    }

    /// <summary>
    /// The logits behind probabilities: of two classes the second's, of more each one's but for a common constant, which a softmax ignores.
    /// </summary>
    private double[] Logits(Predictions networks, int row)
    {
        double Log(int @class) => Math.Log(Math.Max(networks.Probability(row, @class), 1e-30f));
        return _outputs == 1 ? [Log(1) - Log(0)] : [.. Enumerable.Range(0, _outputs).Select(Log)];
    }
}
