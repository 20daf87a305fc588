using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Training.Layers;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>Filters over three, four and five words, as <see cref="CnnArchitecture"/> says.</summary>
internal sealed class CnnEncoder : EncoderModule
{
    private readonly Filters cnn;
    private readonly Tensor[] _weights;
    private readonly ConvolutionLayer? _kernels; // Null where libtorch computes.

    /// <summary>Draws initial weights from torch's generator.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="training">What computes it, and on how many threads.</param>
    public CnnEncoder(ModelOptions options, TrainingOptions training) : base(nameof(CnnEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        cnn = new Filters(options);
        RegisterComponents();
        _weights = [.. cnn.All.SelectMany(filters => (Tensor[])[filters.weight!, filters.bias!])];
        if (training.Engine == Engine.Fused)
            _kernels = new ConvolutionLayer(options.EmbeddingDim, options.HiddenDim, CnnArchitecture.Widths, training.Threads);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch)
    {
        if (_kernels is { } kernels)
            return KernelFunction.Of(new KernelCall(kernels, batch, PerPosition: false, PoolingKind.Max), words, _weights);
        var texts = new PaddedTexts(batch);
        Tensor vectors = texts.Vectors(words).masked_fill(texts.Outside.unsqueeze(2), 0).transpose(1, 2); // [B, E, T]
        return cat([.. cnn.All.Select(filters => Features(filters, vectors, texts.Lengths))], dim: 1); // [B, 3H]
    }

    /// <summary>The largest value of each filter, at least 0, where it meets a word of the text [B, H].</summary>
    private static Tensor Features(Conv1d filters, Tensor vectors, Tensor lengths)
    {
        Tensor values = filters.call(vectors).relu(); // [B, H, T + width - 1]
        Tensor places = lengths + (values.shape[2] - vectors.shape[2]);
        Tensor outside = arange(values.shape[2]).unsqueeze(0).ge(places.unsqueeze(1)); // [B, T + width - 1]
        return values.masked_fill(outside.unsqueeze(1), 0).amax([2L]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cnn.Dispose();
            _kernels?.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>The filters of each width: <c>conv3</c>, <c>conv4</c>, <c>conv5</c>.</summary>
    private sealed class Filters : nn.Module
    {
        public Filters(ModelOptions options) : base(nameof(Filters))
        {
            All = [.. CnnArchitecture.Widths.Select(width =>
                nn.Conv1d(options.EmbeddingDim, options.HiddenDim, width, padding: width - 1))];
            foreach ((int width, Conv1d filters) in CnnArchitecture.Widths.Zip(All))
                register_module($"conv{width}", filters);
        }

        public IReadOnlyList<Conv1d> All { get; }

        protected override void Dispose(bool disposing)
        {
            foreach (Conv1d filters in disposing ? All : [])
                filters.Dispose();
            base.Dispose(disposing);
        }
    }
}
