using GruSentiment.Options;

namespace GruSentiment.Encoders;

/// <summary>
/// Filters over three, four and five words; each filter's largest value in the text, with values below 0 cut off, is a feature.
/// </summary>
/// <remarks>
/// Source: Kim 2014, "Convolutional Neural Networks for Sentence Classification". A text has so many zeros before and behind it that the
/// widest filter meets each of its words at each of its places, so a text of one word has features too.
/// </remarks>
internal sealed class CnnArchitecture(ModelOptions options) : EncoderArchitecture
{
    private static readonly DeclaredOption[] s_options = [ModelOptions.HiddenDimOption];

    /// <summary>Words that a filter looks at, for each kind of filter.</summary>
    public static IReadOnlyList<int> Widths { get; } = [3, 4, 5];

    /// <inheritdoc/>
    public override string Name => "CNN";

    /// <inheritdoc/>
    public override string Description => $"CNN, {options.HiddenDim} filters each of {string.Join(", ", Widths)} words, max pooling";

    /// <inheritdoc/>
    public override IReadOnlyList<DeclaredOption> Options => s_options;

    /// <inheritdoc/>
    public override int Features => Widths.Count * options.HiddenDim;

    /// <inheritdoc/>
    public override IEnumerable<WeightShape> Weights => Widths.SelectMany(width => (WeightShape[])
    [
        new(WeightOf(width), [options.HiddenDim, options.EmbeddingDim, width]),
        new(BiasOf(width), [options.HiddenDim]),
    ]);

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight) =>
        new CnnInference([.. Widths.Select(width => new ConvolutionFilters(
            width, weight(WeightOf(width)), weight(BiasOf(width))))], embedding, options.EmbeddingDim);

    /// <summary>The name of the filters' weights [H, E, width], as a module of <c>nn.Conv1d</c>s called <c>cnn</c> names them.</summary>
    public static string WeightOf(int width) => $"cnn.conv{width}.weight";

    /// <summary>The name of their biases [H].</summary>
    public static string BiasOf(int width) => $"cnn.conv{width}.bias";
}
