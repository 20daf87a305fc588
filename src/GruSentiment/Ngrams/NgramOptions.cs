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

    /// <summary>The most that <see cref="CharNgrams"/> may be: longer ones are whole words, most of them.</summary>
    internal const int LongestCharNgram = 6;

    /// <summary>The <see cref="CharNgrams"/> for languages whose words have many forms.</summary>
    internal const int UsualCharNgram = 5;

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

    internal static readonly DeclaredOption<int> CharNgramsOption =
        s_group.Add<int>(new(nameof(CharNgrams), "char_ngrams", OptionTypes.Whole)
        {
            IsFitted = true,
            Faults = CharNgramFaults,
            Search = SearchRange.Among([0, UsualCharNgram]),
            Unit = "CHARACTERS",
            Help = $"Characters in the longest n-gram of characters within a word, from {CharacterNgrams.Shortest} to {LongestCharNgram}; "
                + $"0 for none. They know a word by its stem and its endings. By default {UsualCharNgram} where the reviews are words and "
                + "not English, or English, few and short; else 0.",
        });

    /// <summary>
    /// Characters in the longest n-gram of characters within a word, 3 to 6, a mark before the word and one behind it included; 0 for none.
    /// They let the n-gram model know the stem of a word whose form, or whose spelling, training never had. Without an n-gram model there
    /// are none.
    /// </summary>
    public int CharNgrams { get => Get(CharNgramsOption); init => Set(CharNgramsOption, value); }

    /// <summary><see cref="CharNgrams"/>, where there is an n-gram model.</summary>
    internal int Characters => Order == 0 ? 0 : CharNgrams;

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <summary>Number of weights a class.</summary>
    internal int Buckets => 1 << Bits;

    /// <summary>
    /// The same with four buckets for each n-gram of the training set, repeats counted, up to the largest table: few then collide.
    /// </summary>
    /// <param name="tokens">Tokens of the training set.</param>
    /// <param name="outputs">Number of tables; the more there are, the smaller each is.</param>
    /// <param name="characters">N-grams of characters in the different tokens of the training set, repeats counted.</param>
    internal NgramOptions SizedFor(long tokens, int outputs, long characters = 0)
    {
        int most = Math.Min(MostBits, MostBitsInAll - (int)Math.Ceiling(Math.Log2(outputs)));
        int wanted = (int)Math.Ceiling(Math.Log2(Math.Max(1, 4 * (tokens * Order + characters))));
        return this with { Bits = Math.Clamp(wanted, FewestBits, Math.Max(FewestBits, most)) };
    }
    private static IEnumerable<UserMessage> CharNgramFaults(DeclaredOption option, int characters)
    {
        if (characters is not (0 or (>= CharacterNgrams.Shortest and <= LongestCharNgram)))
        {
            yield return $"{option} is {characters}; it must be 0 (none) or from {CharacterNgrams.Shortest} to {LongestCharNgram} "
                + $"characters.";
        }
    }
}
