using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Models;

public class TrainingMemoryTests
{
    private static readonly ModelOptions s_model = new() { EmbeddingDim = 10, HiddenDim = 20, Layers = 1, Ensemble = 2 };
    private static readonly NgramOptions s_ngrams = new() { Bits = 12 };

    private static readonly TrainingMemory s_memory = new(s_model, s_ngrams, VocabularySize: 1000, Classes: 2);

    /// <summary>
    /// 1,000 word vectors; three gates of 10 and 20 inputs and two biases; 20 features, or of both directions 40. Packed are the word
    /// vectors.
    /// </summary>
    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 3)]
    public void Weights_count_with_gradient_moments_best_epoch_and_checkpoint(bool frozen, int copiesOfVectors)
    {
        int directions = s_model.Bidirectional ? 2 : 1;
        int features = EncoderArchitecture.Of(s_model).Features;
        double network = copiesOfVectors * 1000 * 10 + 8 * (directions * 3 * 20 * (10 + 20 + 2) + features + 1);
        Assert.Equal(4 * (2 * network + 2 * 4096 + 1000 * 10), (s_memory with { HasFrozenVectors = frozen }).Bytes);
    }

    [Fact]
    public void The_model_that_the_training_starts_from_counts()
    {
        SavedModel start = SmallModel.Of(1);
        int numbers = start.Weights.Values.Sum(weight => weight.Values.Length);
        Assert.Equal(s_memory.Bytes + 4 * numbers, (s_memory with { Start = start }).Bytes);
    }

    [Fact]
    public void A_model_that_cant_fit_is_refused_by_its_sizes()
    {
        ModelOptions large = s_model with { HiddenDim = 8192, Layers = 16 };
        Assert.Matches(
            @"^this model of 1000 tokens needs at least 1,[0-9]{3}\.[0-9] GB of memory; there are 24\.0 GB\. Lower HiddenDim \(8192\), "
            + @"Layers \(16\), EmbeddingDim \(10\), VocabSize or Ensemble \(2\)\.$",
            (s_memory with { Model = large }).Fault(available: 24e9)?.ToString());
        Assert.Null(s_memory.Fault(available: 24e9));
    }

    [Fact]
    public void What_is_available_is_a_number_of_this_computer() =>
        Assert.InRange(AvailableMemory.Bytes, 100e6, 1e15);
}
