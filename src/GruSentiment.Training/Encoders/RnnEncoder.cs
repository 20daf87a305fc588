using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>PyTorch's <c>nn.RNN</c> with pooling of its states. Its parameters are called <c>rnn.weight_ih_l0</c> and so on.</summary>
internal sealed class RnnEncoder : EncoderModule
{
    private readonly RNN rnn;
    private readonly ModelOptions _options;

    /// <summary>Draws initial weights from torch's generator.</summary>
    public RnnEncoder(ModelOptions options) : base(nameof(RnnEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        rnn = nn.RNN(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: options.Layers > 1 ? options.Dropout : 0, bidirectional: options.Bidirectional);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch) => new PaddedTexts(batch).Features(
        words, _options, vectors => rnn.call(vectors).Item1, packed => rnn.call(packed).Item1);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rnn.Dispose();
        base.Dispose(disposing);
    }
}
