namespace GruSentiment.Encoders;

/// <summary>
/// The weights of a transformer's layers, by the names and in the layout of PyTorch's <c>nn.TransformerEncoder</c>, as a module called
/// <c>transformer</c>.
/// </summary>
internal static class TransformerWeights
{
    /// <summary>[3E, E]: queries, keys and values of the words, for all heads.</summary>
    public const string Attention = "self_attn.in_proj_weight";

    /// <summary>[3E].</summary>
    public const string AttentionBias = "self_attn.in_proj_bias";

    /// <summary>[E, E]: what the heads have found, put together.</summary>
    public const string Joined = "self_attn.out_proj.weight";

    /// <summary>[E].</summary>
    public const string JoinedBias = "self_attn.out_proj.bias";

    /// <summary>[H, E]: the first layer of the network at each word.</summary>
    public const string First = "linear1.weight";

    /// <summary>[H].</summary>
    public const string FirstBias = "linear1.bias";

    /// <summary>[E, H]: the second.</summary>
    public const string Second = "linear2.weight";

    /// <summary>[E].</summary>
    public const string SecondBias = "linear2.bias";

    /// <summary>[E]: the normalisation before the attention.</summary>
    public const string AttentionScale = "norm1.weight", AttentionShift = "norm1.bias";

    /// <summary>[E]: the normalisation before the network.</summary>
    public const string NetworkScale = "norm2.weight", NetworkShift = "norm2.bias";

    /// <summary>[E]: the normalisation behind all layers.</summary>
    public const string LastScale = "transformer.norm.weight", LastShift = "transformer.norm.bias";

    /// <summary>The weights of a layer, in the order they are saved.</summary>
    /// <param name="size">E.</param>
    /// <param name="hidden">H.</param>
    public static IReadOnlyList<(string Name, int[] Shape)> Shapes(int size, int hidden) =>
    [
        (Attention, [3 * size, size]), (AttentionBias, [3 * size]), (Joined, [size, size]), (JoinedBias, [size]),
        (First, [hidden, size]), (FirstBias, [hidden]), (Second, [size, hidden]), (SecondBias, [size]),
        (AttentionScale, [size]), (AttentionShift, [size]), (NetworkScale, [size]), (NetworkShift, [size]),
    ];

    /// <summary>What a weight of a layer is called in the model.</summary>
    public static string NameOf(int layer, string name) => $"transformer.layers.{layer}.{name}";
}
