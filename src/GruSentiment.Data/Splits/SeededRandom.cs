using System.Numerics;

namespace GruSentiment.Data.Splits;

/// <summary>
/// Random numbers that are the same for a seed on every machine and with every version of .NET, which <see cref="Random"/> does not
/// promise: xoshiro256** seeded by SplitMix64 (Blackman and Vigna 2018, https://prng.di.unimi.it/).
/// </summary>
internal sealed class SeededRandom
{
    /// <summary>The seed where nobody gives one.</summary>
    public const int DefaultSeed = 42;

    private ulong _a, _b, _c, _d;

    /// <summary>A generator at the beginning of a seed's sequence.</summary>
    public SeededRandom(long seed)
    {
        ulong mix = (ulong)seed;
        _a = SplitMix(ref mix);
        _b = SplitMix(ref mix);
        _c = SplitMix(ref mix);
        _d = SplitMix(ref mix);
    }

    /// <summary>A generator that goes on from a saved state.</summary>
    public SeededRandom(SeededRandomState state) => State = state;

    /// <summary>Where the generator stands in its sequence.</summary>
    public SeededRandomState State
    {
        get => new(_a, _b, _c, _d);
        set => (_a, _b, _c, _d) = (value.A, value.B, value.C, value.D);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>
    /// A whole number from 0 to <paramref name="bound"/> − 1, each equally likely (Lemire 2019, "Fast Random Integer Generation in an
    /// Interval").
    /// </summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }
        return (int)high;
    }

    /// <summary>A number from 0 up to but not including 1, in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts items in random order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>Where a <see cref="SeededRandom"/> stands, to be saved and gone on from.</summary>
internal readonly record struct SeededRandomState(ulong A, ulong B, ulong C, ulong D);
