using System.Runtime.Intrinsics;

namespace GruSentiment.Kernels;

/// <summary>
/// Which numbers of some rows dropout sets to 0 in one step; the others are scaled up, so that their mean stays what it was. Whether a
/// number is kept is a hash of seed, stream, step, row and column: nothing is stored, the backward pass asks again, and neither threads nor
/// vector width change a bit.
/// </summary>
internal readonly unsafe struct DropoutMask
{
    private const ulong Odd = 0x9E3779B97F4A7C15; // 2⁶⁴ over the golden ratio
    private const uint OddColumn = 0x9E3779B9; // 2³² over it
    private const uint FirstFactor = 0x7FEB352D, SecondFactor = 0x846CA68B; // Of a well-known hash of 32 bits: "lowbias32" by C. Wellons.

    private readonly ulong _key;
    private readonly uint _threshold;
    private readonly float _scale;

    /// <param name="probability">That a number becomes 0: from 0 to below 1.</param>
    /// <param name="seed">Of all masks.</param>
    /// <param name="stream">Which of the layers that drop in a step.</param>
    /// <param name="step">The step.</param>
    public DropoutMask(double probability, long seed, int stream, long step)
    {
        if (!(probability is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "From 0 to below 1 was expected.");
        _key = Mix(Mix((ulong)seed + (ulong)stream * Odd) + (ulong)step * Odd);
        _threshold = (uint)Math.Min(probability * (1L << 32), uint.MaxValue);
        _scale = (float)(1 / (1 - probability));
    }

    /// <summary>Whether every number is kept.</summary>
    public bool KeepsAll => _threshold == 0;

    /// <summary>Writes a row with some numbers dropped, and the others scaled up.</summary>
    /// <param name="source">The row.</param>
    /// <param name="target">As many; may be the source.</param>
    /// <param name="row">The row's number.</param>
    public void Apply(ReadOnlySpan<float> source, Span<float> target, int row)
    {
        if (source.Length != target.Length)
            throw new ArgumentException($"There is room for {target.Length} numbers; {source.Length} were expected.", nameof(target));
        fixed (float* from = source, to = target)
            Apply(from, to, source.Length, row);
    }

    /// <summary>Writes a row with some numbers dropped, and the others scaled up.</summary>
    /// <param name="source">[count].</param>
    /// <param name="target">[count]; may be the source.</param>
    /// <param name="count">Any number.</param>
    /// <param name="row">The row's number.</param>
    public void Apply(float* source, float* target, int count, int row)
    {
        ulong key = Mix(_key + (uint)row * Odd);
        (uint low, uint high) = ((uint)key, (uint)(key >> 32));
        int i = 0;
        Vector256<uint> columns = Vector256<uint>.Indices * OddColumn;
        for (; i <= count - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            Vector256<uint> x = columns ^ Vector256.Create(low);
            x = (x ^ (x >> 16)) * FirstFactor ^ Vector256.Create(high);
            x = (x ^ (x >> 15)) * SecondFactor;
            x ^= x >> 16;
            Vector256<float> kept = Vector256.GreaterThanOrEqual(x, Vector256.Create(_threshold)).AsSingle();
            ((Vector256.Load(source + i) * _scale) & kept).Store(target + i);
            columns += Vector256.Create((uint)Vector256<uint>.Count * OddColumn);
        }
        for (; i < count; i++)
        {
            uint x = (uint)i * OddColumn ^ low;
            x = (x ^ (x >> 16)) * FirstFactor ^ high;
            x = (x ^ (x >> 15)) * SecondFactor;
            x ^= x >> 16;
            target[i] = x >= _threshold ? source[i] * _scale : 0;
        }
    }

    /// <summary>The finaliser of MurmurHash3 (Appleby, public domain).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
