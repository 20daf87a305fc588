namespace GruSentiment.Encoders;

/// <summary>
/// The names of a recurrent encoder's weights: those that PyTorch's <c>nn.GRU</c>, <c>nn.LSTM</c> or <c>nn.RNN</c> gives its own, as a
/// module called <c>gru</c>, <c>lstm</c> or <c>rnn</c>.
/// </summary>
internal static class RecurrentWeightNames
{
    /// <summary>The weights of one direction of one layer, in PyTorch's order: W_ih, W_hh, b_ih, b_hh.</summary>
    /// <param name="module">The module.</param>
    /// <param name="layer">From 0.</param>
    /// <param name="direction">0 for the one that reads from the start, 1 for the one that reads from the end.</param>
    public static IReadOnlyList<string> Of(string module, int layer, int direction)
    {
        string place = $"l{layer}{(direction == 1 ? "_reverse" : "")}";
        return [.. ((string[])["weight_ih", "weight_hh", "bias_ih", "bias_hh"]).Select(name => $"{module}.{name}_{place}")];
    }
}
