namespace GruSentiment.Kernels;

/// <summary>The shape of a stack of GRU layers, as PyTorch's <c>nn.GRU(batch_first=True)</c> names it.</summary>
/// <param name="InputSize">Width of the first layer's input: the embedding dimension, E.</param>
/// <param name="HiddenSize">Width of a direction's state, H.</param>
/// <param name="Layers">Layers, one upon the other.</param>
/// <param name="Bidirectional">Whether each layer also reads its sequence from the end.</param>
internal sealed record GruShape(int InputSize, int HiddenSize, int Layers = 1, bool Bidirectional = false)
{
    /// <summary>D: 1, or 2 for bidirectional layers.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Width of the output, D·H: H for each direction, the forward one first.</summary>
    public int OutputSize => HiddenSize * Directions;

    /// <summary>Width of a layer's input: E for the first, the output's for those above.</summary>
    /// <param name="layer">From 0.</param>
    /// <returns>The width.</returns>
    public int InputSizeOf(int layer) => layer == 0 ? InputSize : OutputSize;

    /// <summary>The shape of one layer on its own.</summary>
    /// <param name="layer">From 0.</param>
    /// <returns>A shape of one layer.</returns>
    public GruShape Layer(int layer) => new(InputSizeOf(layer), HiddenSize, 1, Bidirectional);

    /// <summary>Throws where a number is not positive.</summary>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size or the number of layers is below 1.</exception>
    public GruShape Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Layers, 1);
        return this;
    }
}
