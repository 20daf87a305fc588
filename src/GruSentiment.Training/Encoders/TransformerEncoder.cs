using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>A small transformer, as <see cref="TransformerArchitecture"/> says.</summary>
internal sealed class TransformerEncoder : EncoderModule
{
    private readonly TransformerStack transformer;
    private readonly ModelOptions _options;

    /// <summary>Draws initial weights from torch's generator.</summary>
    public TransformerEncoder(ModelOptions options) : base(nameof(TransformerEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        transformer = new TransformerStack(options, new TransformerArchitecture(options).Heads);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(words);
        var texts = new PaddedTexts(batch);
        int size = _options.EmbeddingDim;
        float[] places = new float[texts.Longest * size];
        for (int place = 0; place < texts.Longest; place++)
            WordPlaces.Of(place, places.AsSpan(place * size, size));
        Tensor vectors = texts.Vectors(words) * WordPlaces.ScaleOf(size) + tensor(places).view(1, texts.Longest, size); // [B, T, E]
        Tensor inside = texts.Outside.logical_not().view(texts.Count, 1, 1, texts.Longest);
        return texts.Pool(transformer.call(vectors, inside), _options.Pooling, bidirectional: false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            transformer.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The layers and the normalisation behind them, named as in <c>nn.TransformerEncoder</c>.</summary>
    private sealed class TransformerStack : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly ModuleList<TransformerBlock> layers;
        private readonly LayerNorm norm;

        public TransformerStack(ModelOptions options, int heads) : base(nameof(TransformerStack))
        {
            layers = new ModuleList<TransformerBlock>(
                [.. Enumerable.Range(0, options.Layers).Select(_ => new TransformerBlock(options.EmbeddingDim, options.HiddenDim, heads))]);
            norm = nn.LayerNorm(options.EmbeddingDim);
            RegisterComponents();
        }

        /// <param name="vectors">[B, T, E].</param>
        /// <param name="inside">[B, 1, 1, T]: whether a place is a word.</param>
        public override Tensor forward(Tensor vectors, Tensor inside)
        {
            foreach (TransformerBlock layer in layers)
                vectors = layer.call(vectors, inside);
            return norm.call(vectors);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                layers.Dispose();
                norm.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
