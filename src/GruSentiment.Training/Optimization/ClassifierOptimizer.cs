using GruSentiment.Kernels;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// AdamW on a classifier. The embedding has one that touches only the words of the batch; how it differs from that of encoder and linear
/// layer is told at <see cref="SparseRowAdamW"/>. The gradient is clipped as one.
/// </summary>
internal sealed class ClassifierOptimizer
{
    /// <summary>Streams of random numbers for dropout.</summary>
    private const int WordStream = 1, FeatureStream = 2;

    private readonly SentimentClassifier _classifier;
    private readonly TrainingOptions _options;
    private readonly string[] _names; // Of the dense parameters, which are all but the embedding.
    private readonly Parameter[] _parameters;
    private readonly DenseAdamW _dense;
    private readonly double _wordDropout;
    private readonly long _seed;
    private readonly EmbeddingRows? _rows; // Null where the embedding is frozen.
    private Tensor? _words;

    /// <param name="classifier">The network, changed in place.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="seed">Seed of dropout.</param>
    public ClassifierOptimizer(SentimentClassifier classifier, TrainingOptions options, long seed)
    {
        (_seed, _wordDropout) = (seed, classifier.Options.EmbeddingDropout ?? classifier.Options.Dropout);
        _classifier = classifier;
        _options = options;
        _names = [.. classifier.DenseParameters.Select(dense => dense.Name)];
        _parameters = [.. classifier.DenseParameters.Select(dense => dense.Parameter)];
        var constants = new AdamWOptions(WeightDecay: options.WeightDecay);
        _dense = new DenseAdamW([.. _parameters.Select(parameter => (int)parameter.numel())], constants);
        if (!options.FreezeEmbeddings)
            _rows = new EmbeddingRows(classifier.Embedding, constants, options.Threads);
    }

    /// <summary>Dropout of the features in the next step.</summary>
    public DropoutMask FeatureDropout => new(_classifier.Options.Dropout, _seed, FeatureStream, _dense.Steps);

    private DropoutMask WordDropout => new(_wordDropout, _seed, WordStream, _dense.Steps);

    /// <summary>
    /// Looks up word vectors, with dropout, for the forward pass of <see cref="SentimentClassifier.Loss"/>: a leaf of autograd, whose
    /// gradient <see cref="Step"/> uses.
    /// </summary>
    public Tensor LookUp(int[] ids) =>
        _words = _rows?.CopyRows(ids, WordDropout) ?? EmbeddingRows.Copy(_classifier.Embedding.weight!, ids, WordDropout);

    /// <summary>Runs the backward pass from a loss, clips the gradient and takes a step.</summary>
    /// <returns>The gradient's norm, all parameters together, before it is clipped.</returns>
    public double Step(Tensor loss, double learningRate)
    {
        Tensor words = _words ?? throw new InvalidOperationException($"A forward pass with {nameof(LookUp)} comes first.");
        _words = null;
        foreach (Parameter parameter in _parameters)
            parameter.grad = null;
        loss.backward();
        Span<float> ofWords = _rows is null ? [] : _rows.GradientOf(words);
        double squares = SquaredSum.Of(ofWords);
        for (int i = 0; i < _parameters.Length; i++)
        {
            Span<float> gradient = TensorData.Of(_parameters[i].grad!);
            squares += SquaredSum.Of(gradient);
            _dense.Place(i, TensorData.Of(_parameters[i]), gradient);
        }
        double norm = Math.Sqrt(squares);
        double factor = _options.ClipNorm > 0 && !(norm <= _options.ClipNorm) ? _options.ClipNorm / norm : 1;
        _dense.Step(learningRate, _options.Threads, factor);
        _rows?.Step(ofWords, learningRate * _options.EmbeddingLearningRateFactor, factor);
        GC.KeepAlive(words); // Its gradient is read above where it lies.
        return norm;
    }

    /// <summary>
    /// Applies the weight decay that words absent from recent batches have missed: before the embedding is measured or saved.
    /// </summary>
    public void DecayAbsentRows() => _rows?.DecayAbsentRows();

    /// <summary>A copy of all that later steps depend on, besides weights and options.</summary>
    public ClassifierOptimizerState Capture() => new(
        [.. _names.Select((name, i) => new AdamWState(
            name, _dense.Steps, _dense.FirstMoments(i).ToArray(), _dense.SecondMoments(i).ToArray()))],
        _rows?.Optimizer.Capture());

    /// <summary>Goes back to a captured state, of this or another optimizer of such a network.</summary>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public void Restore(ClassifierOptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if ((state.Embedding is null) != (_rows is null))
        {
            const string There = "where the state was captured";
            (string frozen, string not) = _rows is null ? ("here", There) : (There, "here");
            throw new ArgumentException($"The embedding is frozen {frozen}, and not {not}.", nameof(state));
        }
        Dictionary<string, AdamWState> captured = state.Dense.ToDictionary(dense => dense.Name);
        for (int i = 0; i < _names.Length; i++)
        {
            int numbers = _dense.FirstMoments(i).Length;
            AdamWState? from = captured.GetValueOrDefault(_names[i]);
            if (from?.FirstMoments.Length != numbers || from.SecondMoments.Length != numbers)
                throw new ArgumentException($"The state has no moments of \"{_names[i]}\", {numbers} numbers each.", nameof(state));
            _dense.Steps = from.Steps; // The same for all.
            from.FirstMoments.CopyTo(_dense.FirstMoments(i));
            from.SecondMoments.CopyTo(_dense.SecondMoments(i));
        }
        if (state.Embedding is { } embedding)
            _rows!.Optimizer.Restore(embedding);
    }
}
