using System.Numerics;

namespace GruSentiment.Encoders;

/// <summary>A step of a recurrent network without gates, as PyTorch's <c>nn.RNN</c> takes it: h' = tanh(sum).</summary>
/// <remarks>Source: Elman 1990.</remarks>
internal sealed class RnnCell : RecurrentCell
{
    /// <summary>Rows of the weights for each unit.</summary>
    public const int Gates = 1;

    /// <inheritdoc/>
    public override void Step(ReadOnlySpan<float> gates, Span<float> state, Span<float> memory)
    {
        for (int i = 0; i < state.Length; i += Vector<float>.Count)
            Store(Tanh(Load(gates, i)), state, i);
    }
}
