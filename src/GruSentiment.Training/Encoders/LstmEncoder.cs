using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>PyTorch's <c>nn.LSTM</c> with pooling of its states. Its parameters are called <c>lstm.weight_ih_l0</c> and so on.</summary>
internal sealed class LstmEncoder : EncoderModule
{
    private readonly LSTM lstm;
    private readonly ModelOptions _options;

    /// <summary>Draws initial weights from torch's generator.</summary>
    public LstmEncoder(ModelOptions options) : base(nameof(LstmEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        lstm = nn.LSTM(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: options.Layers > 1 ? options.Dropout : 0, bidirectional: options.Bidirectional);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch) => new PaddedTexts(batch).Features(
        words, _options, vectors => lstm.call(vectors).Item1, packed => lstm.call(packed).Item1);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            lstm.Dispose();
        base.Dispose(disposing);
    }
}
