using GruSentiment.Options;


namespace GruSentiment.Encoders;

/// <summary>The plain mean of a text's word vectors; it has no weights of its own.</summary>
internal sealed class MeanArchitecture(ModelOptions options) : EncoderArchitecture
{
    /// <inheritdoc/>
    public override string Name => "word vector mean";

    /// <inheritdoc/>
    public override string Description => "mean over the words";

    /// <inheritdoc/>
    public override IReadOnlyList<DeclaredOption> Options => [];

    /// <inheritdoc/>
    public override int Features => options.EmbeddingDim;

    /// <inheritdoc/>
    public override IEnumerable<WeightShape> Weights => [];

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight) =>
        new MeanInference(embedding, options.EmbeddingDim);
}
