using GruSentiment.Options;

namespace GruSentiment.Ngrams;

/// <summary>The n-gram model. Immutable.</summary>
public sealed record NgramOptions : OptionSet
{
    /// <summary>The most that <see cref="Order"/> may be.</summary>
    internal const int LongestOrder = 5;

    /// <summary>
    /// The <see cref="Order"/> for texts whose tokens are characters: most words have two, and a negation is a third.
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
        Search = SearchRange.Whole(1, LongestOrder),
        Unit = "TOKENS",
        Help = $"Tokens in the longest n-gram of the n-gram model, up to {LongestOrder}; 0 trains without one. "
            + $"By default {UsualOrder}; for Chinese, Japanese, Thai and the like {CharacterOrder}.",
    });

    /// <summary>
    /// Tokens in the longest n-gram; 0 for no n-gram model. Pairs separate "not good" from "good"; longer runs of words seldom occur again.
    /// Chinese, Japanese and Thai, whose tokens are single characters, need 3.
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

    internal static readonly DeclaredOption<double> HalfLengthOption =
        s_group.Add<double>(new(nameof(HalfLength), "half_length", OptionTypes.Real)
        {
            Name = "ngram-half-length",
            Range = new(0, 10_000),
            Unit = "NGRAMS",
            IsFitted = true,
            Help = "Number of n-grams in a text at which the n-gram model counts half; in shorter texts it counts less. With 0 it counts "
                + "the same in all. By default 0; 80 if sentences are added.",
        });

    /// <summary>
    /// Number of n-grams in a text at which the logit of the n-gram model is halved; more nearly keep it, fewer nearly lose it. In a short
    /// text the order of the words, which only the network reads, says the most. 0 keeps the logit at any length.
    /// </summary>
    public double HalfLength { get => Get(HalfLengthOption); init => Set(HalfLengthOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <summary>Number of weights a class.</summary>
    internal int Buckets => 1 << Bits;

    /// <summary>
    /// The same with four buckets for each n-gram of the training set, repeats counted, up to the largest table: few then collide.
    /// </summary>
    /// <param name="tokens">Tokens of the training set.</param>
    /// <param name="outputs">Number of tables; the more there are, the smaller each is.</param>
    internal NgramOptions SizedFor(long tokens, int outputs)
    {
        int most = Math.Min(MostBits, MostBitsInAll - (int)Math.Ceiling(Math.Log2(outputs)));
        int wanted = (int)Math.Ceiling(Math.Log2(Math.Max(1, 4 * tokens * Order)));
        return this with { Bits = Math.Clamp(wanted, FewestBits, Math.Max(FewestBits, most)) };
    }
}
