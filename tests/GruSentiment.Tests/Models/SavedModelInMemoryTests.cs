using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Tests.Inference;
using GruSentiment.Text;

namespace GruSentiment.Tests.Models;

public class SavedModelInMemoryTests
{
    private static readonly SavedModel s_whole = ToyModel.Of(2);

    [Fact]
    public void Parts_that_fit_make_a_model()
    {
        SavedModel model = new(s_whole.Config, s_whole.Vocabulary, s_whole.Weights);
        Assert.Same(s_whole.Config, model.Config);
        Assert.Same(s_whole.Vocabulary, model.Vocabulary);
        Assert.Equal(s_whole.Weights, model.Weights);
    }

    [Fact]
    public void A_missing_weight_is_named()
    {
        Dictionary<string, Weight> weights = new(s_whole.Weights);
        weights.Remove("gru.bias_hh_l1");
        Assert.Equal("a model in memory: has no \"gru.bias_hh_l1\", which the configuration calls for.", Fault(weights: weights));
    }

    [Fact]
    public void A_weight_of_another_shape_is_named()
    {
        Assert.Equal(
            "a model in memory: holds \"embedding.weight\" with the shape [10, 8]; " +
            "the vocabulary (3 tokens) and the configuration call for [3, 8]. They are of different models.",
            Fault(vocabulary: new Vocabulary(["<pad>", "<unk>", "good"])));
        Weight linear = s_whole.Weights["linear.weight"] with { Shape = [3, 32], Values = new float[96] };
        Assert.Contains(
            "holds \"linear.bias\" with the shape [1]; the configuration calls for [3].",
            Fault(s_whole.Config with { Labels = ["a", "b", "c"] }, weights: With(linear)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void A_weight_of_too_few_numbers_is_named(int count)
    {
        Weight broken = s_whole.Weights["blend.scale"] with { Values = new float[count] };
        Assert.Equal(
            $"a model in memory: holds \"blend.scale\" with {count} numbers; its shape [2] calls for 2.", Fault(weights: With(broken)));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_number_that_is_not_finite_is_named(float value, string name)
    {
        Weight broken = s_whole.Weights["blend.scale"] with { Values = [1, value] };
        Assert.Equal(
            $"a model in memory: holds \"blend.scale\" with the value {name} at 1: only finite numbers make a model.",
            Fault(weights: With(broken)));
    }

    [Fact]
    public void A_configuration_no_model_can_have_is_refused()
    {
        ModelConfig config = s_whole.Config;
        Assert.Contains("must be two or more different names", Fault(config with { Labels = ["good"] }), StringComparison.Ordinal);
        Assert.Equal(
            $"a model in memory: was trained with tokenizer version 0; this program has {Tokenizer.Version}. Train it again.",
            Fault(config with { TokenizerVersion = 0 }));
        Assert.Equal(
            $"a model in memory: was trained with tokenizer version 99; this program has {Tokenizer.Version}. Use a newer program.",
            Fault(config with { TokenizerVersion = 99 }));
        Assert.Contains("has format version 9", Fault(config with { FormatVersion = 9 }), StringComparison.Ordinal);
        Assert.Contains("HiddenDim is 0", Fault(config with { Model = config.Model with { HiddenDim = 0 } }), StringComparison.Ordinal);
        Assert.Contains("Ngrams.Bits is 40", Fault(config with { Ngrams = new NgramOptions { Bits = 40 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_oldest_tokenizer_is_used_where_its_tokens_are_still_the_same()
    {
        ModelConfig older = s_whole.Config with { TokenizerVersion = Tokenizer.OldestVersion };
        Assert.Same(s_whole.Vocabulary, new SavedModel(older, s_whole.Vocabulary, s_whole.Weights).Vocabulary);
        var pointed = new Vocabulary([.. s_whole.Vocabulary.Tokens.SkipLast(1), "جداً"]);
        Assert.Equal(
            "a model in memory: was trained when words like 'جداً' were cut into tokens in another way. Train it again.",
            Fault(older, pointed));
        Assert.Same(pointed, new SavedModel(s_whole.Config, pointed, s_whole.Weights).Vocabulary);

        SavedModel large = ToyModel.Of(["negative", "positive"], [.. Enumerable.Range(0, 197).Select(i => $"word{i}"), "جداً"]);
        older = large.Config with { TokenizerVersion = Tokenizer.OldestVersion };
        Assert.Same(large.Vocabulary, new SavedModel(older, large.Vocabulary, large.Weights).Vocabulary);
    }

    [Fact]
    public void Weights_that_are_taken_away_later_are_still_the_models()
    {
        Dictionary<string, Weight> weights = new(s_whole.Weights);
        SavedModel model = new(s_whole.Config, s_whole.Vocabulary, weights);
        weights.Clear();
        Assert.Equal(s_whole.Weights, model.Weights);
    }

    private static Dictionary<string, Weight> With(Weight weight) => new(s_whole.Weights) { [weight.Name] = weight };

    private static string Fault(
        ModelConfig? config = null, Vocabulary? vocabulary = null, IReadOnlyDictionary<string, Weight>? weights = null)
    {
        SavedModel Make() => new(config ?? s_whole.Config, vocabulary ?? s_whole.Vocabulary, weights ?? s_whole.Weights);
        return Assert.Throws<ModelException>(Make).Message;
    }
}
