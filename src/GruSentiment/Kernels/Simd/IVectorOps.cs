namespace GruSentiment.Kernels.Simd;

/// <summary>
/// The few operations the kernels are written in, over a register of <see cref="Lanes"/> floats. Each kernel is written once and
/// compiled for every width; the scalar path is simply a register of one lane.
/// </summary>
/// <typeparam name="V">The register: <c>Vector512&lt;float&gt;</c> and its narrower sisters, or <c>float</c>.</typeparam>
internal unsafe interface IVectorOps<V>
    where V : struct
{
    /// <summary>Floats in a register.</summary>
    static abstract int Lanes { get; }

    /// <summary>
    /// Rows of accumulators, three registers wide, that leave the processor registers for their operands: 8 where it has 32 registers, 4
    /// where it has 16.
    /// </summary>
    static abstract int TileRows { get; }

    static abstract V Load(float* source);

    static abstract void Store(float* target, V value);

    static abstract V Broadcast(float value);

    static abstract V Add(V a, V b);

    static abstract V Subtract(V a, V b);

    static abstract V Multiply(V a, V b);

    static abstract V Divide(V a, V b);

    static abstract V SquareRoot(V x);

    /// <summary>2ᵏ, k being a whole number from −126 to 127.</summary>
    static abstract V PowerOfTwo(V k);

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>x confined to ±<paramref name="bound"/>; NaN stays NaN.</summary>
    static abstract V Clamp(V x, float bound);

    /// <summary>Per lane: 0 where |x| &lt; <paramref name="least"/>, which is not negative; else x. NaN stays NaN.</summary>
    static abstract V ZeroBelow(V x, float least);

    /// <summary>Per lane: a &gt; b ? x : y; false where a or b is NaN.</summary>
    static abstract V WhereGreater(V a, V b, V x, V y);

    /// <summary>Per lane: a = b, bit by bit ? x : y.</summary>
    static abstract V WhereSame(V a, V b, V x, V y);
}
