using GruSentiment.Kernels;
using GruSentiment.Options;

namespace GruSentiment.Encoders;

/// <summary>A stack of recurrent layers with pooling of their states: a GRU, an LSTM or a network without gates.</summary>
/// <param name="options">The networks' shape.</param>
/// <param name="module">What its weights' names begin with: <c>gru</c>.</param>
/// <param name="gates">Rows of its weights for each unit.</param>
internal abstract class RecurrentArchitecture(ModelOptions options, string module, int gates) : EncoderArchitecture
{
    private static readonly DeclaredOption[] s_options =
        [ModelOptions.HiddenDimOption, ModelOptions.LayersOption, ModelOptions.BidirectionalOption, ModelOptions.PoolingOption];

    /// <summary>Layers and their sizes.</summary>
    public GruShape Shape { get; } = new(options.EmbeddingDim, options.HiddenDim, options.Layers, options.Bidirectional);

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string layers = Shape.Layers == 1 ? "" : $", {Shape.Layers} layers";
            string directions = Shape.Bidirectional ? ", bidirectional" : "";
            return $"{Name} {Shape.HiddenSize}{directions}{layers}, {PoolingName(ModelOptions.Pooling)}";
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<DeclaredOption> Options => s_options;

    /// <inheritdoc/>
    public override int Features => Shape.OutputSize;

    /// <inheritdoc/>
    public override bool ReadsBothWays => Shape.Bidirectional;

    /// <inheritdoc/>
    public override IEnumerable<WeightShape> Weights
    {
        get
        {
            for (int layer = 0; layer < Shape.Layers; layer++)
            {
                int rows = gates * Shape.HiddenSize;
                int[][] shapes = [[rows, Shape.InputSizeOf(layer)], [rows, Shape.HiddenSize], [rows], [rows]];
                for (int direction = 0; direction < Shape.Directions; direction++)
                {
                    foreach ((string name, int[] shape) in NamesOf(layer, direction).Zip(shapes))
                        yield return new WeightShape(name, shape);
                }
            }
        }
    }

    /// <summary>The networks' shape.</summary>
    protected ModelOptions ModelOptions => options;

    /// <summary>The names of a direction's weights: W_ih, W_hh, b_ih, b_hh.</summary>
    public IReadOnlyList<string> NamesOf(int layer, int direction) => RecurrentWeightNames.Of(module, layer, direction);

    private static string PoolingName(PoolingKind pooling) => pooling switch
    {
        PoolingKind.Last => "last state",
        PoolingKind.Mean => "mean pooling",
        _ => "max pooling",
    };
}
