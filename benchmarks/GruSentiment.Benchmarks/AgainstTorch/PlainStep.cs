using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>A step as it is usually written: nn.Embedding, nn.GRU, nn.Linear, and AdamW over all parameters.</summary>
internal sealed class PlainStep : ITrainingStep
{
    private readonly Embedding _embedding;
    private readonly NnGru _gru;
    private readonly Linear _linear;
    private readonly optim.Optimizer _optimizer;
    private readonly bool _timeFirst;

    public PlainStep(Workload workload, int words, NnGruSetting setting)
    {
        _timeFirst = setting.TimeFirst;
        random.manual_seed(1);
        _embedding = nn.Embedding(words, workload.Embedding);
        _gru = new NnGru(workload, setting);
        _linear = nn.Linear(workload.Hidden * workload.Directions, 1);
        _optimizer = optim.AdamW([.. _embedding.parameters(), .. _gru.parameters(), .. _linear.parameters()], lr: 1e-3);
    }

    /// <inheritdoc/>
    public double RecurrentSeconds => double.NaN;

    /// <inheritdoc/>
    public float Run(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        var rows = new PaddedRows(batch.Ids, batch.Lengths, _timeFirst);
        Tensor logits = _linear.call(_gru.Features(rows, _embedding.call)).squeeze(1); // [B]
        Tensor labels = tensor(batch.Review.Labels, dtype: ScalarType.Float32);
        Tensor loss = nn.functional.binary_cross_entropy_with_logits(logits, labels);
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _embedding.Dispose();
        _gru.Dispose();
        _linear.Dispose();
    }
}
