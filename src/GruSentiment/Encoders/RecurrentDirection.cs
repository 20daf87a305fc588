using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>One direction of a trained recurrent layer. Safe for many threads.</summary>
internal sealed class RecurrentDirection
{
    private readonly DenseMap _input;
    private readonly DenseMap _state;
    private readonly RecurrentCell _cell;

    /// <param name="cell">What it does with the sums of its gates.</param>
    /// <param name="size">H.</param>
    /// <param name="weights">W_ih [G·H, In], W_hh [G·H, H], b_ih [G·H], b_hh [G·H].</param>
    public RecurrentDirection(RecurrentCell cell, int size, IReadOnlyList<float[]> weights)
    {
        (_cell, Size) = (cell, size);
        Gates = weights[2].Length;
        _input = new DenseMap(weights[0], Gates, weights[2], weights[3]);
        _state = new DenseMap(weights[1], Gates);
    }

    /// <summary>H.</summary>
    public int Size { get; }

    /// <summary>Sums of a step: G·H.</summary>
    public int Gates { get; }

    /// <summary>What words give to the sums of the gates, whatever the state is.</summary>
    /// <param name="words">[T, In].</param>
    /// <param name="gates">[T, G·H], written.</param>
    public void Project(ReadOnlySpan<float> words, Span<float> gates) => _input.Apply(words, _input.Inputs, gates);

    /// <summary>Takes a step.</summary>
    /// <param name="gates">[G·H], a row that <see cref="Project"/> gave; what the state gives is added to it.</param>
    /// <param name="state">[H], replaced by the next.</param>
    /// <param name="memory">[H], replaced by the next.</param>
    public void Step(Span<float> gates, Span<float> state, Span<float> memory)
    {
        _state.Add(state, gates);
        _cell.Step(gates, state, memory);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="words">[T, In].</param>
    /// <param name="states">[T, <paramref name="stride"/>]: the state at each word is written to [T, H], from the first column on.</param>
    /// <param name="stride">Numbers from one state to the next.</param>
    /// <param name="fromEnd">Whether it begins at the last word.</param>
    public void Read(ReadOnlySpan<float> words, Span<float> states, int stride, bool fromEnd)
    {
        int length = words.Length / _input.Inputs;
        float[] gates = new float[length * Gates];
        Project(words, gates);
        Span<float> state = new float[Size], memory = new float[Size];
        for (int i = 0; i < length; i++)
        {
            int word = fromEnd ? length - 1 - i : i;
            Step(gates.AsSpan(word * Gates, Gates), state, memory);
            state.CopyTo(states[(word * stride)..]);
        }
    }
}
