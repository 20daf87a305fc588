using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Training.Layers;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A network like PyTorch's <c>nn.RNN</c>, with pooling of its states. Its parameters are called <c>rnn.weight_ih_l0</c> and so on.
/// </summary>
internal sealed class RnnEncoder : EncoderModule
{
    private readonly RNN rnn;
    private readonly Tensor[] _weights;
    private readonly ModelOptions _options;
    private readonly RecurrentStack? _kernels; // Null where libtorch computes.

    /// <summary>Draws initial weights from torch's generator.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="training">What computes it, and on how many threads.</param>
    public RnnEncoder(ModelOptions options, TrainingOptions training) : base(nameof(RnnEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        rnn = nn.RNN(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: options.Layers > 1 ? options.Dropout : 0, bidirectional: options.Bidirectional);
        RegisterComponents();
        _weights = [.. rnn.parameters()];
        if (training.Engine == Engine.Fused)
            _kernels = new RecurrentStack(CellKind.Plain, options, training.Threads);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch) =>
        _kernels?.Features(words, batch, _weights, training) ?? new PaddedTexts(batch).Features(
            words, _options, vectors => rnn.call(vectors).Item1, packed => rnn.call(packed).Item1);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rnn.Dispose();
            _kernels?.Dispose();
        }
        base.Dispose(disposing);
    }
}
