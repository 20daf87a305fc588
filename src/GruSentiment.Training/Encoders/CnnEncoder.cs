using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>Filters over three, four and five words, as <see cref="CnnArchitecture"/> says.</summary>
internal sealed class CnnEncoder : EncoderModule
{
    private readonly ModuleDict<Conv1d> cnn;

    /// <summary>Draws initial weights from torch's generator.</summary>
    public CnnEncoder(ModelOptions options) : base(nameof(CnnEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        cnn = nn.ModuleDict<Conv1d>([.. CnnArchitecture.Widths.Select(width => ($"conv{width}",
            nn.Conv1d(options.EmbeddingDim, options.HiddenDim, width, padding: width - 1)))]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch)
    {
        var texts = new PaddedTexts(batch);
        Tensor vectors = texts.Vectors(words).masked_fill(texts.Outside.unsqueeze(2), 0).transpose(1, 2); // [B, E, T]
        return cat([.. cnn.values().Select(filters => filters.call(vectors).relu().amax([2L]))], dim: 1); // [B, 3H]
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            cnn.Dispose();
        base.Dispose(disposing);
    }
}
