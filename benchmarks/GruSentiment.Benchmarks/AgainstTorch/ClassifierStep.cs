using System.Diagnostics;
using GruSentiment.Encoders;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// A step as <c>train</c> does it, on the kernels or on nn.GRU: <see cref="SentimentClassifier"/>, binary cross-entropy and the optimizer
/// that does not touch the rows of absent tokens. Both draw the same initial weights.
/// </summary>
internal sealed class ClassifierStep : ITrainingStep
{
    private const double LearningRate = 1e-3;
    private readonly SentimentClassifier _classifier;
    private readonly ClassifierOptimizer _optimizer;
    private readonly FusedGruEngine? _engine;

    /// <summary>A step on the kernels.</summary>
    public ClassifierStep(Workload workload, int words, int threads)
    {
        ModelOptions model = ModelOf(workload);
        _engine = new FusedGruEngine(model, threads);
        (_classifier, _optimizer) = Make(model, words, () => new GruEncoder(model, _engine), threads);
    }

    /// <summary>A step on nn.GRU. Only torch's own operations use its threads: an active pool leaves no processor to others.</summary>
    public ClassifierStep(Workload workload, int words, NnGruSetting setting) =>
        (_classifier, _optimizer) = Make(ModelOf(workload), words, () => new NnGruEncoder(workload, setting), threads: 1);

    /// <inheritdoc/>
    public double RecurrentSeconds { get; private set; } = double.NaN;

    /// <summary>The network of a workload, without dropout.</summary>
    public static ModelOptions ModelOf(Workload workload) => new()
    {
        EmbeddingDim = workload.Embedding,
        HiddenDim = workload.Hidden,
        Bidirectional = workload.Bidirectional,
        Pooling = workload.Readout,
        Dropout = 0,
    };

    /// <inheritdoc/>
    public float Run(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        long before = RecurrentTicks;
        float[] weights = new float[batch.Review.Count];
        weights.AsSpan().Fill(1);
        var head = new HeadLoss(batch.Review, weights, smoothing: 0, _optimizer.FeatureDropout);
        Tensor loss = _classifier.Loss(batch.Review, _optimizer.LookUp, head);
        _optimizer.Step(loss, LearningRate);
        if (_engine != null)
            RecurrentSeconds = (double)(RecurrentTicks - before) / Stopwatch.Frequency;
        return loss.item<float>();
    }

    /// <inheritdoc/>
    public void Dispose() => _classifier.Dispose();

    private long RecurrentTicks => _engine?.Fused.Layers[0].RecurrentTicks ?? 0;

    private static (SentimentClassifier Classifier, ClassifierOptimizer Optimizer) Make(
        ModelOptions model, int words, Func<EncoderModule> createEncoder, int threads)
    {
        random.manual_seed(1);
        var classifier = new SentimentClassifier(model, words, 1, createEncoder);
        classifier.train();
        return (classifier, new(classifier, new TrainingOptions { ClipNorm = 0, Threads = threads }, seed: 1));
    }
}
