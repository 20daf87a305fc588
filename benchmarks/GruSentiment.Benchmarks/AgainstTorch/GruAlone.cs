using GruSentiment.Kernels;
using GruSentiment.Training.Encoders;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// Forward and backward pass of GRU and readout alone, on word vectors that are there: [U, E] for the kernels, and for nn.GRU the vector
/// of every position, laid out as it wants them. No embedding, no loss, no optimizer.
/// </summary>
internal sealed class GruAlone : ITrainingStep
{
    private readonly Workload _workload;
    private readonly NnGruSetting? _setting;
    private readonly nn.Module _module;
    private readonly RaggedBatch _ragged = new();

    /// <param name="workload">What is measured.</param>
    /// <param name="setting">nn.GRU's; null for the kernels.</param>
    /// <param name="threads">The kernels'.</param>
    public GruAlone(Workload workload, NnGruSetting? setting, int threads)
    {
        (_workload, _setting) = (workload, setting);
        random.manual_seed(1);
        var model = ClassifierStep.ModelOf(workload);
        _module = setting is null ? new GruEncoder(model, new FusedGruEngine(model, threads)) : new NnGru(workload, setting);
    }

    /// <inheritdoc/>
    public double RecurrentSeconds => double.NaN;

    /// <inheritdoc/>
    public float Run(TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        Tensor features;
        if (_setting is { } setting)
        {
            var rows = new PaddedRows(batch.Ids, batch.Lengths, setting.TimeFirst);
            features = ((NnGru)_module).Features(rows, tokens => Vectors([.. tokens.shape, _workload.Embedding]));
        }
        else
        {
            _ragged.Set(batch.Ids, batch.Lengths);
            features = ((EncoderModule)_module).forward(Vectors([_ragged.DistinctCount, _workload.Embedding]), _ragged);
        }
        Tensor sum = features.sum();
        _module.zero_grad();
        sum.backward();
        return sum.item<float>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _module.Dispose();
        _ragged.Dispose();
    }

    /// <summary>Any vectors will do: no time depends on their numbers.</summary>
    private static Tensor Vectors(long[] shape) => full(shape, 0.05f).requires_grad_();
}
