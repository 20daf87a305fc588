using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A stack of GRU layers, with pooling of their states. Its parameters are those of <c>nn.GRU</c>: <c>gru.weight_ih_l0</c> …
/// </summary>
internal sealed class GruEncoder : EncoderModule, IPretrainable
{
    private readonly GRU gru;
    private readonly Tensor[] _weights;
    private readonly ModelOptions _options;
    private readonly IGruEngine _engine;

    /// <summary>Draws initial weights from torch's generator.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="engine">
    /// What computes the GRU; disposed of with the encoder. Others may use it too, in turn, if they end together.
    /// </param>
    public GruEncoder(ModelOptions options, IGruEngine engine) : base(nameof(GruEncoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _engine) = (options, engine);
        gru = nn.GRU(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: options.Layers > 1 ? options.Dropout : 0, bidirectional: options.Bidirectional);
        RegisterComponents();
        _weights = [.. gru.parameters()];
    }

    /// <summary>A function that makes GRUs that share one engine.</summary>
    /// <param name="options">The networks' shape.</param>
    /// <param name="training">Which engine, and its threads.</param>
    public static Func<EncoderModule> Factory(ModelOptions options, TrainingOptions training)
    {
        IGruEngine engine = training.Engine switch
        {
            Engine.Torch => new TorchGruEngine(),
            _ => new FusedGruEngine(options, training.Threads),
        };
        return () => new GruEncoder(options, engine);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch) => _engine.Features(gru, _weights, words, batch, _options);

    /// <inheritdoc/>
    IRecurrentLayer IPretrainable.CopyFirstLayer(int threads)
    {
        Dictionary<string, Tensor> state = state_dict();
        var first = new GruArchitecture(_options with { Layers = 1 });
        IEnumerable<Weight> weights = first.Weights
            .Select(entry => new Weight(entry.Name, entry.Shape, state[entry.Name].data<float>().ToArray()));
        return new GruFirstLayer(first.Shape, [.. weights], threads);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gru.Dispose();
            _engine.Dispose();
        }
        base.Dispose(disposing);
    }
}
