using System.Numerics;

namespace GruSentiment.Encoders;

/// <summary>
/// A step of a long short-term memory, as PyTorch's <c>nn.LSTM</c> takes it, gates in its order i, f, g, o:
/// c' = σ(f) ⊙ c + σ(i) ⊙ tanh(g), h' = σ(o) ⊙ tanh(c').
/// </summary>
/// <remarks>Source: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.</remarks>
internal sealed class LstmCell : RecurrentCell
{
    /// <summary>Rows of the weights for each unit.</summary>
    public const int Gates = 4;

    /// <inheritdoc/>
    public override void Step(ReadOnlySpan<float> gates, Span<float> state, Span<float> memory)
    {
        int size = state.Length;
        ReadOnlySpan<float> input = gates[..size], forget = gates.Slice(size, size);
        ReadOnlySpan<float> candidate = gates.Slice(2 * size, size), output = gates.Slice(3 * size, size);
        for (int i = 0; i < size; i += Vector<float>.Count)
        {
            Vector<float> next = Sigmoid(Load(forget, i)) * Load(memory, i) + Sigmoid(Load(input, i)) * Tanh(Load(candidate, i));
            Store(next, memory, i);
            Store(Sigmoid(Load(output, i)) * Tanh(next), state, i);
        }
    }
}
