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
        inference.Forward([1, 2, 3, 9, 9], [4, 1], features, threads: 1);
        Assert.DoesNotContain(0, features);
    }

    [Fact]
    public void A_description_names_the_kind_and_its_sizes()
    {
        Assert.Equal("GRU 128, bidirectional, max pooling", EncoderArchitecture.Of(new ModelOptions()).Description);
        var small = new ModelOptions { HiddenDim = 32, Layers = 2, Bidirectional = false, Pooling = PoolingKind.Last };
        Assert.Equal("GRU 32, 2 layers, last state", EncoderArchitecture.Of(small).Description);
        Assert.Equal("mean over the words", EncoderArchitecture.Of(new ModelOptions { Encoder = EncoderKind.Mean }).Description);
    }

    [Fact]
    public void The_mean_has_a_feature_for_each_component_and_no_state()
    {
        var mean = EncoderArchitecture.Of(new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 7 });
        Assert.Equal(7, mean.Features);
        Assert.False(mean.IsRecurrent);
        Assert.Empty(mean.Weights);
        Assert.True(EncoderArchitecture.Of(new ModelOptions()).IsRecurrent);
    }

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
