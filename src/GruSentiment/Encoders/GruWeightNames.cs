namespace GruSentiment.Encoders;

/// <summary>The names of a GRU's weights: those that PyTorch's <c>nn.GRU</c>, as a module called <c>gru</c>, gives its own.</summary>
internal static class GruWeightNames
{
    /// <summary>The weights of one direction of one layer, in <c>nn.GRU</c>'s order: W_ih, W_hh, b_ih, b_hh.</summary>
    /// <param name="layer">From 0.</param>
    /// <param name="direction">0 for the one that reads from the start, 1 for the one that reads from the end.</param>
    public static IReadOnlyList<string> Of(int layer, int direction)
    {
        string place = $"l{layer}{(direction == 1 ? "_reverse" : "")}";
        return [$"gru.weight_ih_{place}", $"gru.weight_hh_{place}", $"gru.bias_ih_{place}", $"gru.bias_hh_{place}"];
    }
}
