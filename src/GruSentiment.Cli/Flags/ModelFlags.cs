using System.CommandLine;
using GruSentiment.Kernels;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags that shape the network.</summary>
internal sealed class ModelFlags
{
    private static readonly ModelOptions Defaults = new();

    private readonly Option<int> _embeddingDim = Flag.Whole("--embedding-dim", "SIZE", Defaults.EmbeddingDim,
        "Components of a word's vector; with --embeddings those of the file.");
    private readonly Option<int> _hiddenDim = Flag.Whole("--hidden-dim", "UNITS", Defaults.HiddenDim, "Hidden units of each GRU direction.");
    private readonly Option<int> _layers = Flag.Whole("--layers", "LAYERS", Defaults.Layers, "GRU layers, one on the other.");
    private readonly Option<bool> _bidirectional = Flag.Switch("--bidirectional", Defaults.Bidirectional, "Whether a second GRU reads from the end.");
    private readonly Option<TimeReadout> _readout = Flag.Choice("--readout", Defaults.Readout, "What is read off the GRU's states over time.");
    private readonly Option<double> _dropout = Flag.Decimal("--dropout", "FRACTION", Defaults.Dropout, "Fraction of values dropped in training, 0 to below 1.");
    private readonly Option<int> _maxLength = Flag.Whole("--max-length", "TOKENS", Defaults.MaxLength, "Tokens kept of a text; the rest is cut.");
    private readonly Option<int> _ensemble = Flag.Whole("--ensemble", "NETWORKS", Defaults.Ensemble,
        "Networks that answer together, by the mean of their logits; training and answering take as many times as long.");

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_embeddingDim, _hiddenDim, _layers, _bidirectional, _readout, _dropout, _maxLength, _ensemble];

    /// <summary>What the user's command line says of it; the rest is left open.</summary>
    public TrainingChoices Read(ParseResult parsed) => new()
    {
        EmbeddingDim = parsed.Given(_embeddingDim),
        HiddenDim = parsed.Given(_hiddenDim),
        Layers = parsed.Given(_layers),
        Bidirectional = parsed.Given(_bidirectional),
        Readout = parsed.Given(_readout),
        Dropout = parsed.Given(_dropout),
        MaxLength = parsed.Given(_maxLength),
        Ensemble = parsed.Given(_ensemble),
    };
}
