using System.Diagnostics;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks;

/// <summary>A model in training: one step is forward, loss, backward and optimizer.</summary>
internal interface ITrainingStep : IDisposable
{
    /// <summary>One step; returns its loss.</summary>
    float Run(TokenBatch batch);
}

/// <summary>Embedding, nn.GRU, last state, linear, binary cross-entropy, AdamW: as TorchSharp's documentation would do it.</summary>
internal sealed class TorchStep : ITrainingStep
{
    private readonly Workload _workload;
    private readonly Embedding _embedding;
    private readonly GRU _gru;
    private readonly Linear _linear;
    private readonly optim.Optimizer _optimizer;

    public TorchStep(Workload workload, int words)
    {
        _workload = workload;
        random.manual_seed(1);
        _embedding = nn.Embedding(words, workload.Embedding);
        _gru = nn.GRU(workload.Embedding, workload.Hidden, 1, batchFirst: true, bidirectional: workload.Bidirectional);
        _linear = nn.Linear(workload.Hidden * (workload.Bidirectional ? 2 : 1), 1);
        _optimizer = optim.AdamW([.. _embedding.parameters(), .. _gru.parameters(), .. _linear.parameters()], lr: 1e-3);
    }

    public float Run(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        int longest = batch.Longest;
        var padded = new long[batch.Lengths.Length * longest];
        for (int b = 0, at = 0; b < batch.Lengths.Length; b++)
        {
            for (int t = 0; t < batch.Lengths[b]; t++)
                padded[b * longest + t] = batch.Ids[at++];
        }
        Tensor x = _embedding.call(tensor(padded, [batch.Lengths.Length, longest]));
        Tensor state;
        if (_workload.Ragged)
        {
            Tensor lengths = tensor([.. batch.Lengths.Select(n => (long)n)]);
            using var packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first: true, enforce_sorted: false);
            state = _gru.call(packed).Item2;
        }
        else
        {
            state = _gru.call(x).Item2;
        }
        Tensor features = state.transpose(0, 1).reshape(batch.Lengths.Length, -1);
        Tensor loss = nn.functional.binary_cross_entropy_with_logits(_linear.call(features).squeeze(1), tensor(batch.Labels));
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _embedding.Dispose();
        _gru.Dispose();
        _linear.Dispose();
    }
}

/// <summary>
/// The same network as <c>train</c> steps it: <see cref="SentimentClassifier"/> on the kernels, and the optimizer that does not touch the
/// rows of absent tokens.
/// </summary>
internal sealed class FusedStep : ITrainingStep
{
    private const double LearningRate = 1e-3;
    private readonly FusedGruEngine _engine;
    private readonly SentimentClassifier _classifier;
    private readonly ClassifierOptimizer _optimizer;

    public FusedStep(Workload workload, int words, int threads)
    {
        random.manual_seed(1);
        var model = new ModelOptions
        {
            EmbeddingDim = workload.Embedding,
            HiddenDim = workload.Hidden,
            Bidirectional = workload.Bidirectional,
            Pooling = PoolingKind.Last,
            Dropout = 0,
        };
        _engine = new FusedGruEngine(model, threads);
        _classifier = new SentimentClassifier(model, words, 1, () => new GruEncoder(model, _engine));
        _classifier.train();
        _optimizer = new ClassifierOptimizer(_classifier, new TrainingOptions { ClipNorm = 0, Threads = threads }, seed: 1);
    }

    /// <summary>Duration of the last step's recurrent part, in seconds.</summary>
    public double RecurrentSeconds { get; private set; }

    public float Run(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        long before = _engine.Fused.Layers[0].RecurrentTicks;
        float[] weights = new float[batch.Review.Count];
        weights.AsSpan().Fill(1);
        var head = new HeadLoss(batch.Review, weights, smoothing: 0, _optimizer.FeatureDropout);
        Tensor loss = _classifier.Loss(batch.Review, _optimizer.LookUp, head);
        _optimizer.Step(loss, LearningRate);
        RecurrentSeconds = (double)(_engine.Fused.Layers[0].RecurrentTicks - before) / Stopwatch.Frequency;
        return loss.item<float>();
    }

    public void Dispose()
    {
        _classifier.Dispose();
    }
}
