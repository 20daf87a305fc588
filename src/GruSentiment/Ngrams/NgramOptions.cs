namespace GruSentiment.Ngrams;

/// <summary>The n-gram evidence beside the GRU. Immutable; the defaults stand here and nowhere else.</summary>
public sealed record NgramOptions
{
    /// <summary>
    /// Tokens in the longest n-gram; 0 for no evidence but the GRU's. Pairs tell "not good" from "good", and longer runs of words seldom return; Chinese and Japanese,
    /// whose tokens are single characters, want 3.
    /// </summary>
    public int Order { get; init; } = 2;

    /// <summary>Base-2 logarithm of the number of weights a class: n-grams are hashed (Weinberger et al. 2009). Chosen by the size of the data: <see cref="SizedFor"/>.</summary>
    public int Bits { get; init; } = MostBits;

    /// <summary>The most that <see cref="Order"/> may be.</summary>
    public const int LongestOrder = 5;

    /// <summary>2²¹ weights are 8 MB; beyond that, fewer collisions no longer help on 25,000 long reviews.</summary>
    private const int MostBits = 21;

    /// <summary>Of all outputs' weights together: 16 MB.</summary>
    private const int MostBitsInAll = 22;

    private const int FewestBits = 12;

    /// <summary>Number of weights a class.</summary>
    public int Buckets => 1 << Bits;

    /// <summary>The same with four buckets for each n-gram of the training part, repeats counted, as far as the largest table goes: few then collide.</summary>
    /// <param name="tokens">Tokens of the training part.</param>
    /// <param name="outputs">Tables there are to be; many have to be smaller.</param>
    public NgramOptions SizedFor(long tokens, int outputs)
    {
        int most = Math.Min(MostBits, MostBitsInAll - (int)Math.Ceiling(Math.Log2(outputs)));
        return this with { Bits = Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(1, 4 * tokens * Order))), FewestBits, Math.Max(FewestBits, most)) };
    }

    /// <summary>Everything wrong with these options, a sentence each, named by the command-line flag; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Order is < 0 or > LongestOrder)
            yield return $"--ngrams is {Order}; it must be from 0 (none) to {LongestOrder} tokens.";
        if (Bits is < 10 or > 26)
            yield return $"The n-gram weights are 2 to the power of {Bits}; 10 to 26 was expected.";
    }
}
