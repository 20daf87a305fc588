using GruSentiment.Encoders;

namespace GruSentiment.Models;

/// <summary>A named array of numbers, in row-major order.</summary>
/// <param name="Name">As PyTorch names it, <c>gru.weight_ih_l0</c> for one.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Values">The product of <paramref name="Shape"/> values.</param>
internal sealed record Weight(string Name, IReadOnlyList<int> Shape, float[] Values);

/// <summary>
/// The names and shapes of a model's weights: for the network, those that PyTorch's modules, <c>nn.Embedding</c>, <c>nn.GRU</c> or
/// <c>nn.Linear</c>, give theirs.
/// </summary>
internal static class WeightNames
{
    /// <summary>[V, E].</summary>
    public const string Embedding = "embedding.weight";

    /// <summary>[outputs, F].</summary>
    public const string LinearWeight = "linear.weight";

    /// <summary>[outputs].</summary>
    public const string LinearBias = "linear.bias";

    /// <summary>[outputs, buckets]; only with an n-gram model.</summary>
    public const string NgramWeight = "ngrams.weight";

    /// <summary>[outputs]; only with an n-gram model.</summary>
    public const string NgramBias = "ngrams.bias";

    /// <summary>[2]: what the logits of networks and n-gram model are multiplied by.</summary>
    public const string BlendScale = "blend.scale";

    /// <summary>[outputs]: what is then added.</summary>
    public const string BlendBias = "blend.bias";

    /// <summary>
    /// The name of a weight of one of an ensemble's networks: the plain one for the first, <c>members.2.linear.weight</c> and so on for the
    /// others.
    /// </summary>
    /// <param name="member">The network's number, from 1.</param>
    /// <param name="name">As the weight is called in a network alone.</param>
    public static string OfMember(int member, string name) => member == 1 ? name : $"members.{member}.{name}";

    /// <summary>Every weight of a model, with its shape, in the order it is saved.</summary>
    public static IEnumerable<WeightShape> Of(ModelConfig config, int vocabularySize)
    {
        ArgumentNullException.ThrowIfNull(config);
        for (int member = 1; member <= config.Model.Ensemble; member++)
        {
            foreach ((string name, int[] shape) in OfNetwork(config.Model, vocabularySize, config.Outputs))
                yield return new(OfMember(member, name), shape);
        }
        if (config.Ngrams.Order > 0)
        {
            yield return new(NgramWeight, [config.Outputs, config.Ngrams.Buckets]);
            yield return new(NgramBias, [config.Outputs]);
        }
        yield return new(BlendScale, [2]);
        yield return new(BlendBias, [config.Outputs]);
    }

    /// <summary>The weights of one network: embedding, encoder and linear layer.</summary>
    public static IEnumerable<WeightShape> OfNetwork(ModelOptions model, int vocabularySize, int outputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        var encoder = EncoderArchitecture.Of(model);
        return
        [
            new(Embedding, [vocabularySize, model.EmbeddingDim]),
            .. encoder.Weights,
            new(LinearWeight, [outputs, encoder.Features]),
            new(LinearBias, [outputs]),
        ];
    }
}
