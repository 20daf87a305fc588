using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Models;

public class TrainingMemoryTests
{
    private static readonly ModelOptions s_model = new() { EmbeddingDim = 10, HiddenDim = 20, Layers = 1, Ensemble = 2 };
    private static readonly NgramOptions s_ngrams = new() { Bits = 12 };

    /// <summary>1,000 word vectors; three gates of 10 and 20 inputs and two biases; 20 features, or of both directions 40.</summary>
    [Fact]
    public void Weights_count_with_gradient_moments_and_best_epoch()
    {
        int directions = s_model.Bidirectional ? 2 : 1;
        int features = EncoderArchitecture.Of(s_model).Features;
        double network = 4 * 1000 * 10 + 5 * (directions * 3 * 20 * (10 + 20 + 2) + features + 1);
        Assert.Equal(4 * (2 * network + 2 * 4096), TrainingMemory.Bytes(s_model, s_ngrams, vocabularySize: 1000, classes: 2));
    }

    [Fact]
    public void A_model_that_cant_fit_is_refused_by_its_sizes()
    {
        ModelOptions large = s_model with { HiddenDim = 8192, Layers = 16 };
        Assert.Matches(
            @"^this model of 1000 tokens needs at least [0-9]{3}\.[0-9] GB of memory; there are 24\.0 GB\. Lower HiddenDim \(8192\), "
            + @"Layers \(16\), EmbeddingDim \(10\), VocabSize or Ensemble \(2\)\.$",
            TrainingMemory.Fault(large, s_ngrams, 1000, 2, available: 24e9)?.ToString());
        Assert.Null(TrainingMemory.Fault(s_model, s_ngrams, 1000, 2, available: 24e9));
    }

    [Fact]
    public void What_is_available_is_a_number_of_this_computer() =>
        Assert.InRange(AvailableMemory.Bytes, 100e6, 1e15);
}
