using GruSentiment.Kernels;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// AdamW on a classifier: torch's for encoder and linear layer, and for the embedding one that touches only the words of the batch, whose remarks say how
/// it relates to torch's: <see cref="SparseRowAdamW"/>. The gradient is clipped as one.
/// </summary>
internal sealed class ClassifierOptimizer : IDisposable
{
    private readonly SentimentClassifier _classifier;
    private readonly TrainingOptions _options;
    private readonly optim.Optimizer _dense;
    private readonly EmbeddingRows? _rows; // Null where the embedding is frozen.
    private Tensor? _words;

    public ClassifierOptimizer(SentimentClassifier classifier, TrainingOptions options)
    {
        _classifier = classifier;
        _options = options;
        _dense = optim.AdamW(classifier.DenseParameters, options.LearningRate, weight_decay: options.WeightDecay);
        _rows = options.FreezeEmbeddings ? null : new EmbeddingRows(classifier.Embedding, new SparseRowAdamWOptions(WeightDecay: options.WeightDecay), options.Threads);
    }

    /// <summary>Word vectors for a forward pass, as a leaf of autograd that <see cref="Step"/> goes by: for <see cref="SentimentClassifier.Logits"/>.</summary>
    public Tensor Look(int[] ids) => _words = _rows?.Take(ids) ?? Frozen(ids);

    /// <summary>Runs the backward pass from a loss, clips the gradient and takes a step.</summary>
    public void Step(Tensor loss, double learningRate)
    {
        Tensor words = _words ?? throw new InvalidOperationException($"A forward pass with {nameof(Look)} comes first.");
        _dense.zero_grad();
        loss.backward();
        if (_options.ClipNorm > 0)
            Clip([.. _classifier.DenseParameters.Select(parameter => parameter.grad!), .. _rows is null ? [] : (Tensor[])[words.grad!]], _options.ClipNorm);
        foreach (optim.ILearningRateController group in _dense.ParamGroups)
            group.LearningRate = learningRate;
        _dense.step();
        _rows?.Step(words, learningRate * _options.EmbeddingLearningRateFactor);
        _words = null;
    }

    /// <summary>Brings the embedding up to date, words that have not occurred lately included: before it is measured or saved.</summary>
    public void Settle() => _rows?.Settle();

    /// <inheritdoc/>
    public void Dispose() => _dense.Dispose();

    private Tensor Frozen(int[] ids)
    {
        using var frozen = no_grad();
        using Tensor rows = tensor(ids);
        return _classifier.Embedding.forward(rows);
    }

    /// <summary>Scales gradients back so that the norm of all of them together is at most <paramref name="longest"/>.</summary>
    private static void Clip(IReadOnlyList<Tensor> gradients, double longest)
    {
        double norm = Math.Sqrt(gradients.Sum(gradient => Math.Pow(gradient.norm().item<float>(), 2)));
        if (norm <= longest)
            return;
        foreach (Tensor gradient in gradients)
            gradient.mul_(longest / norm);
    }
}
