using System.Text.Json.Serialization;
using GruSentiment.Kernels;

namespace GruSentiment.Options;

/// <summary>The shape of the network embedding → encoder → linear → sigmoid (softmax from three classes on). Immutable; the defaults stand here and nowhere else.</summary>
public sealed record ModelOptions
{
    /// <summary>What makes features of a text's word vectors.</summary>
    public EncoderKind Encoder { get; init; } = EncoderKind.Gru;

    /// <summary>Components of a word's vector, E.</summary>
    public int EmbeddingDim { get; init; } = 128;

    /// <summary>Hidden units of each GRU direction, H.</summary>
    public int HiddenDim { get; init; } = 128;

    /// <summary>GRU layers, one on the other.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether a second GRU reads each layer's input from its end.</summary>
    public bool Bidirectional { get; init; } = true;

    /// <summary>What is read off the GRU. The maximum finds the telling words of a long review wherever they stand, the last state forgets them.</summary>
    public TimeReadout Readout { get; init; } = TimeReadout.Max;

    /// <summary>
    /// Fraction of values set to 0 in training: of the word vectors, between GRU layers, and of the features before the linear layer.
    /// </summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Tokens the GRU sees of a text, from its start; the rest is cut. Reviews end in their verdict: cutting at 400 costs a point of accuracy where one in seven is longer.</summary>
    public int MaxLength { get; init; } = 800;

    /// <summary>Networks of this shape, over one vocabulary, that the mean of their logits answers for (Hansen and Salamon 1990); training and answering take as many times as long.</summary>
    [JsonIgnore]
    public int Ensemble { get; init; } = 1;

    /// <summary><see cref="Ensemble"/> as <c>config.json</c> has it: runs older than ensembles say nothing, and are of one network.</summary>
    [JsonInclude, JsonPropertyName("ensemble")]
    internal int? SavedEnsemble
    {
        get => Ensemble;
        init => Ensemble = value ?? 1;
    }

    /// <summary>The largest dimension accepted: beyond it a mistyped number is likelier than a wish.</summary>
    public const int LargestDim = 8192;

    /// <summary>The most networks accepted: beyond a dozen one more changes next to nothing.</summary>
    public const int LargestEnsemble = 16;

    /// <summary>Everything wrong with these options, a sentence each, named by the command-line flag; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (EmbeddingDim is < 1 or > LargestDim)
            yield return $"--embedding-dim is {EmbeddingDim}; it must be from 1 to {LargestDim}.";
        if (HiddenDim is < 1 or > LargestDim)
            yield return $"--hidden-dim is {HiddenDim}; it must be from 1 to {LargestDim}.";
        if (Layers is < 1 or > 16)
            yield return $"--layers is {Layers}; it must be from 1 to 16.";
        if (!(Dropout is >= 0 and < 1))
            yield return $"--dropout is {FormattableString.Invariant($"{Dropout}")}; it must be at least 0 and below 1.";
        if (MaxLength is < 1 or > 100_000)
            yield return $"--max-length is {MaxLength}; it must be from 1 to 100000 tokens.";
        if (Ensemble is < 1 or > LargestEnsemble)
            yield return $"--ensemble is {Ensemble}; it must be from 1 to {LargestEnsemble} networks.";
    }
}
