using GruSentiment.Encoders;
using GruSentiment.Explanations;

namespace GruSentiment.Tests.Explanations;

public class AttributionEffortTests
{
    private static readonly ModelOptions s_usual =
        new() { EmbeddingDim = 128, HiddenDim = 128, Layers = 1, Bidirectional = true, Ensemble = 1 };

    [Fact]
    public void Networks_of_the_usual_size_are_asked_in_full() => Assert.Equal(1, AttributionEffort.For(s_usual));

    [Fact]
    public void Networks_that_take_longer_are_asked_less()
    {
        const double Products = 2 * (384 * 128 + 384 * 128) + 1; // Two directions' input and recurrent weights.
        Assert.Equal(200_000 / (3 * Products), AttributionEffort.For(s_usual with { Ensemble = 3 }), 1e-12);
        Assert.InRange(AttributionEffort.For(s_usual with { Layers = 2 }), 0.3, 0.5);
    }

    [Fact]
    public void A_mean_of_word_vectors_takes_no_time() =>
        Assert.Equal(1, AttributionEffort.For(s_usual with { Encoder = EncoderKind.Mean, Ensemble = 5 }));
}
