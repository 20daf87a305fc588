using GruSentiment.Options;

namespace GruSentiment.Ngrams;

/// <summary>The n-gram model beside the network. Immutable.</summary>
public sealed record NgramOptions : OptionSet
{
    /// <summary>The most that <see cref="Order"/> may be.</summary>
    internal const int LongestOrder = 5;

    /// <summary>
    /// What <see cref="Order"/> fits texts whose tokens are characters: words are mostly of two, and a negation is a third.
    /// </summary>
    internal const int CharacterOrder = 3;

    private const int UsualOrder = 2;

    /// <summary>2²¹ weights are 8 MB; beyond that, fewer collisions no longer help on 25,000 long reviews.</summary>
    private const int MostBits = 21;

    /// <summary>Of all outputs' weights together: 16 MB.</summary>
    private const int MostBitsInAll = 22;

    private const int FewestBits = 12;

    private static readonly OptionGroup s_group = new(OptionTopic.Words, "ngrams");

    internal static readonly DeclaredOption<int> OrderOption = s_group.Add<int>(new("Ngrams.Order", "order", OptionTypes.Whole)
    {
        Name = "ngrams",
        Default = UsualOrder,
        IsFitted = true,
        Range = new(0, LongestOrder) { Noun = "tokens", LeastMeans = "none" },
        Unit = "TOKENS",
        Help = $"Tokens in the longest n-gram of the model beside the network, up to {LongestOrder}; 0 for the network alone; when left out {UsualOrder}, "
            + $"{CharacterOrder} for Chinese and Japanese.",
    });

    /// <summary>
    /// Tokens in the longest n-gram; 0 for the network alone. Pairs tell "not good" from "good", and longer runs of words seldom return;
    /// Chinese and Japanese, whose tokens are single characters, want 3.
    /// </summary>
    public int Order { get => Get(OrderOption); init => Set(OrderOption, value); }

    internal static readonly DeclaredOption<int> BitsOption = s_group.Add<int>(new("Ngrams.Bits", "bits", OptionTypes.Whole)
    {
        Default = MostBits,
        IsSettable = false,
        Range = new(10, 26),
    });

    /// <summary>
    /// Base-2 logarithm of the number of weights a class: n-grams are hashed (Weinberger et al. 2009). Chosen by the size of the data:
    /// <see cref="SizedFor"/>.
    /// </summary>
    public int Bits { get => Get(BitsOption); init => Set(BitsOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <summary>Number of weights a class.</summary>
    internal int Buckets => 1 << Bits;

    /// <summary>
    /// The same with four buckets for each n-gram of the training part, repeats counted, as far as the largest table goes: few then
    /// collide.
    /// </summary>
    /// <param name="tokens">Tokens of the training part.</param>
    /// <param name="outputs">Tables there are to be; many have to be smaller.</param>
    internal NgramOptions SizedFor(long tokens, int outputs)
    {
        int most = Math.Min(MostBits, MostBitsInAll - (int)Math.Ceiling(Math.Log2(outputs)));
        return this with { Bits = Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(1, 4 * tokens * Order))), FewestBits, Math.Max(FewestBits, most)) };
    }
}
