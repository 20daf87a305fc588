using System.Numerics;

namespace GruSentiment.Encoders;

/// <summary>What a recurrent layer does with the sums of its gates at one word. It has no state of its own.</summary>
internal abstract class RecurrentCell
{
    /// <summary>Takes a step.</summary>
    /// <param name="gates">[gates · H]: W_ih x + b_ih + W_hh h + b_hh, gate after gate.</param>
    /// <param name="state">[H]: h, replaced by the next.</param>
    /// <param name="memory">[H]: what the cell keeps besides, replaced by the next.</param>
    public abstract void Step(ReadOnlySpan<float> gates, Span<float> state, Span<float> memory);

    /// <summary>σ(x), component by component.</summary>
    protected static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    /// <summary>tanh(x), component by component; its error is below 1e-6.</summary>
    protected static Vector<float> Tanh(Vector<float> x)
    {
        var two = new Vector<float>(2f);
        return Vector<float>.One - two / (Vector<float>.One + Vector.Exp(two * x));
    }

    /// <summary>The numbers from a place on, as many as a vector has or there are; zeros behind them.</summary>
    protected static Vector<float> Load(ReadOnlySpan<float> values, int start)
    {
        if (start + Vector<float>.Count <= values.Length)
            return new Vector<float>(values[start..]);
        Span<float> rest = stackalloc float[Vector<float>.Count];
        rest.Clear();
        values[start..].CopyTo(rest);
        return new Vector<float>(rest);
    }

    /// <summary>Writes a vector from a place on, as much of it as there is room for.</summary>
    protected static void Store(Vector<float> vector, Span<float> values, int start)
    {
        if (start + Vector<float>.Count <= values.Length)
        {
            vector.CopyTo(values[start..]);
            return;
        }
        for (int i = start; i < values.Length; i++)
            values[i] = vector[i - start];
    }
}
