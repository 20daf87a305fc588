using GruSentiment.Encoders;
using GruSentiment.Kernels;

namespace GruSentiment.Tests.Encoders;

public class EncoderArchitectureTests
{
    public static TheoryData<EncoderKind> Kinds => [.. Enum.GetValues<EncoderKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_reads_a_text_with_weights_of_the_shapes_it_names(EncoderKind kind)
    {
        var options = new ModelOptions { Encoder = kind, EmbeddingDim = 6, HiddenDim = 4, Layers = 2 };
        var architecture = EncoderArchitecture.Of(options);
        Dictionary<string, float[]> weights = architecture.Weights.ToDictionary(entry => entry.Name, entry => Values(entry.Shape));
        using IEncoderInference inference = architecture.CreateInference(Values([10, 6]), name => weights[name]);
        Assert.Equal(architecture.Features, inference.Features);
        float[] features = new float[2 * architecture.Features];
        Array.Fill(features, float.NaN);
        inference.Forward([1, 2, 3, 9, 9], [4, 1], features, threads: 1);
        Assert.All(features, feature => Assert.True(float.IsFinite(feature)));
        Assert.Contains(features, feature => feature != 0);
    }

    [Fact]
    public void A_description_names_the_kind_and_its_sizes()
    {
        Assert.Equal("GRU 128, bidirectional, max pooling", EncoderArchitecture.Of(new ModelOptions()).Description);
        var small = new ModelOptions { HiddenDim = 32, Layers = 2, Bidirectional = false, Pooling = PoolingKind.Last };
        Assert.Equal("GRU 32, 2 layers, last state", EncoderArchitecture.Of(small).Description);
        Assert.Equal("mean over the words", Description(EncoderKind.Mean));
        Assert.Equal("LSTM 128, bidirectional, max pooling", Description(EncoderKind.Lstm));
        Assert.Equal("RNN 128, bidirectional, max pooling", Description(EncoderKind.Rnn));
        Assert.Equal("CNN, 128 filters each of 3, 4, 5 words, max pooling", Description(EncoderKind.Cnn));
        Assert.Equal("transformer 128, 4 heads, 1 layer, max pooling", Description(EncoderKind.Transformer));

        static string Description(EncoderKind kind) => EncoderArchitecture.Of(new ModelOptions { Encoder = kind }).Description;
    }

    [Fact]
    public void The_mean_has_a_feature_for_each_component_and_no_state()
    {
        var mean = EncoderArchitecture.Of(new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 7 });
        Assert.Equal(7, mean.Features);
        Assert.Empty(mean.Options);
        Assert.Empty(mean.Weights);
    }

    [Theory]
    [InlineData(128, 4)]
    [InlineData(50, 2)]
    [InlineData(7, 1)]
    [InlineData(6, 3)]
    public void A_transformer_has_up_to_four_heads_that_share_the_components_evenly(int components, int heads)
    {
        var options = new ModelOptions { Encoder = EncoderKind.Transformer, EmbeddingDim = components };
        Assert.Equal(heads, new TransformerArchitecture(options).Heads);
        Assert.Empty(new TransformerArchitecture(options).Faults());
    }

    [Fact]
    public void Heads_that_do_not_and_a_last_state_that_there_is_not_are_refused() => Assert.Equal(
        ["Heads: 3 heads can't share 8 components (EmbeddingDim) evenly; a divisor was expected.",
         "Pooling = last: a transformer has no last state; Pooling = mean or Pooling = max was expected."],
        EncoderArchitecture.Of(new ModelOptions
        {
            Encoder = EncoderKind.Transformer,
            EmbeddingDim = 8,
            Heads = 3,
            Pooling = PoolingKind.Last,
        }).Faults().Select(fault => fault.ToString()));

    [Fact]
    public void A_kind_that_does_not_exist_is_refused()
    {
        var options = new ModelOptions { Encoder = (EncoderKind)99 };
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => EncoderArchitecture.Of(options));
        Assert.Contains("There is no such encoder.", error.Message);
    }

    private static float[] Values(int[] shape)
    {
        var random = new Random(shape.Length);
        return [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.4f)];
    }
}
