namespace GruSentiment.Explanations;

/// <summary>Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class OrderRandom(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>A number between 0 and 1, neither of which it reaches.</summary>
    public double NextDouble()
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return ((mixed >> 12) + 0.5) * (1.0 / (1UL << 52));
    }

    /// <summary>
    /// A draw of Gumbel's distribution: scores with such noise added sort as by drawing, each in proportion to exp(score).
    /// </summary>
    public double NextGumbel() => -Math.Log(-Math.Log(NextDouble()));
}
