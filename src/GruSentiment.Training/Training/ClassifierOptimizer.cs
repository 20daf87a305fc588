using System.Runtime.InteropServices;
using GruSentiment.Kernels;
using GruSentiment.Training.Models;
using static TorchSharp.torch;

namespace GruSentiment.Training;

/// <summary>
/// AdamW on a classifier: torch's for GRU and linear layer, and for the embedding one that touches only the words of the batch, whose remarks say how
/// it relates to torch's: <see cref="SparseRowAdamW"/>. The gradient is clipped as one.
/// </summary>
internal sealed class ClassifierOptimizer : IDisposable
{
    private readonly GruClassifier _classifier;
    private readonly TrainingOptions _options;
    private readonly optim.Optimizer _dense;
    private readonly SparseRowAdamW _words;

    public ClassifierOptimizer(GruClassifier classifier, TrainingOptions options)
    {
        _classifier = classifier;
        _options = options;
        _dense = optim.AdamW(classifier.DenseParameters, options.LearningRate, weight_decay: options.WeightDecay);
        _words = new SparseRowAdamW(classifier.VocabularySize, classifier.Options.EmbeddingDim, new SparseRowAdamWOptions(WeightDecay: options.WeightDecay));
    }

    /// <summary>Runs the backward pass from a loss, clips the gradient and takes a step.</summary>
    public void Step(Tensor loss, double learningRate)
    {
        WordVectors words = _classifier.LastWords ?? throw new InvalidOperationException("A forward pass comes first.");
        _dense.zero_grad();
        loss.backward();
        if (_options.ClipNorm > 0)
            Clip([.. _classifier.DenseParameters.Select(parameter => parameter.grad!), words.Values.grad!], _options.ClipNorm);
        foreach (optim.ILearningRateController group in _dense.ParamGroups)
            group.LearningRate = learningRate;
        _dense.step();
        _words.Step(Numbers(_classifier.EmbeddingWeight), words.Ids, Numbers(words.Values.grad!), learningRate * _options.EmbeddingLearningRateFactor, _options.Threads);
    }

    /// <summary>Brings the embedding up to date, words that have not occurred lately included: before it is measured or saved.</summary>
    public void Settle() => _words.Settle(Numbers(_classifier.EmbeddingWeight));

    /// <inheritdoc/>
    public void Dispose() => _dense.Dispose();

    /// <summary>Scales gradients back so that the norm of all of them together is at most <paramref name="longest"/>.</summary>
    private static void Clip(IReadOnlyList<Tensor> gradients, double longest)
    {
        double norm = Math.Sqrt(gradients.Sum(gradient => Math.Pow(gradient.norm().item<float>(), 2)));
        if (norm <= longest)
            return;
        foreach (Tensor gradient in gradients)
            gradient.mul_(longest / norm);
    }

    private static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
