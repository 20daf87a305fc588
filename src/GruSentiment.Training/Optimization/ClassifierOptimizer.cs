using GruSentiment.Kernels;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// AdamW on a classifier. Encoder and linear layer have torch's; the embedding has one that touches only the words of the batch. How the
/// two differ is told at <see cref="SparseRowAdamW"/>. The gradient is clipped as one.
/// </summary>
internal sealed class ClassifierOptimizer : IDisposable
{
    private readonly SentimentClassifier _classifier;
    private readonly TrainingOptions _options;
    private readonly AdamW _dense;
    private readonly EmbeddingRows? _rows; // Null where the embedding is frozen.
    private Tensor? _words;

    public ClassifierOptimizer(SentimentClassifier classifier, TrainingOptions options)
    {
        _classifier = classifier;
        _options = options;
        _dense = optim.AdamW(classifier.DenseParameters, options.LearningRate, weight_decay: options.WeightDecay);
        if (!options.FreezeEmbeddings)
            _rows = new EmbeddingRows(classifier.Embedding, new SparseRowAdamWOptions(WeightDecay: options.WeightDecay), options.Threads);
    }

    /// <summary>
    /// Looks up word vectors for a forward pass of <see cref="SentimentClassifier.Logits"/>: a leaf of autograd, whose gradient
    /// <see cref="Step"/> uses.
    /// </summary>
    public Tensor LookUp(int[] ids) => _words = _rows?.CopyRows(ids) ?? Frozen(ids);

    /// <summary>Runs the backward pass from a loss, clips the gradient and takes a step.</summary>
    /// <returns>The gradient's norm, all parameters together, before it is clipped.</returns>
    public double Step(Tensor loss, double learningRate)
    {
        Tensor words = _words ?? throw new InvalidOperationException($"A forward pass with {nameof(LookUp)} comes first.");
        _dense.zero_grad();
        loss.backward();
        IEnumerable<Tensor> dense = _classifier.DenseParameters.Select(parameter => parameter.grad!);
        Tensor[] gradients = [.. dense, .. _rows is null ? [] : (Tensor[])[words.grad!]];
        double norm = Norm(gradients);
        if (_options.ClipNorm > 0)
            Clip(gradients, norm, _options.ClipNorm);
        foreach (optim.ILearningRateController group in _dense.ParamGroups)
            group.LearningRate = learningRate;
        _dense.step();
        _rows?.Step(words, learningRate * _options.EmbeddingLearningRateFactor);
        _words = null;
        return norm;
    }

    /// <summary>
    /// Applies the weight decay that words absent from recent batches have missed: before the embedding is measured or saved.
    /// </summary>
    public void DecayAbsentRows() => _rows?.DecayAbsentRows();

    /// <summary>A copy of all that later steps depend on, besides weights and options.</summary>
    public ClassifierOptimizerState Capture() => new(
        [.. DenseStates().Select(dense => new AdamWState(
            dense.Name, dense.State.step, TensorData.Of(dense.State.exp_avg).ToArray(), TensorData.Of(dense.State.exp_avg_sq).ToArray()))],
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
        foreach ((string name, AdamW.State dense) in DenseStates())
        {
            long numbers = dense.exp_avg.numel();
            AdamWState? from = captured.GetValueOrDefault(name);
            if (from?.FirstMoments.Length != numbers || from.SecondMoments.Length != numbers)
                throw new ArgumentException($"The state has no moments of \"{name}\", {numbers} numbers each.", nameof(state));
            dense.step = from.Steps;
            from.FirstMoments.CopyTo(TensorData.Of(dense.exp_avg));
            from.SecondMoments.CopyTo(TensorData.Of(dense.exp_avg_sq));
        }
        if (state.Embedding is { } embedding)
            _rows!.Optimizer.Restore(embedding);
    }

    /// <inheritdoc/>
    public void Dispose() => _dense.Dispose();

    /// <summary>The state of torch's optimizer for each parameter, in the order in which it was given them.</summary>
    private IEnumerable<(string Name, AdamW.State State)> DenseStates()
    {
        var names = _classifier.NamedDenseParameters.ToDictionary(named => named.Parameter.Handle, named => named.Name);
        return _classifier.DenseParameters.Select(parameter => names[parameter.Handle]).Zip(_dense.state_dict().State.Cast<AdamW.State>());
    }

    private Tensor Frozen(int[] ids)
    {
        using var frozen = no_grad();
        using Tensor rows = tensor(ids);
        return _classifier.Embedding.forward(rows);
    }

    /// <summary>The norm of all gradients together.</summary>
    private static double Norm(Tensor[] gradients) => Math.Sqrt(gradients.Sum(gradient => Math.Pow(gradient.norm().item<float>(), 2)));

    /// <summary>Scales gradients back so that the norm of all of them together is at most <paramref name="longest"/>.</summary>
    private static void Clip(Tensor[] gradients, double norm, double longest)
    {
        if (norm <= longest)
            return;
        foreach (Tensor gradient in gradients)
            gradient.mul_(longest / norm);
    }
}
