using GruSentiment.Text;

namespace GruSentiment.Explanations;

/// <summary>
/// What each word adds to the networks' logits, found by asking for the text without some of its words. A word's contribution is what it
/// changes when it is put back, as a mean over orders in which the words are put back. In one half of the mean all orders are as likely
/// (Shapley values, Shapley 1953); in the other, orders that put the important words back first or last are likelier (weighted Shapley
/// values, Kalai and Samet 1987), and the first half says which words these are.
/// </summary>
/// <remarks>
/// Contributions and <see cref="Base"/> add up to the logits, and a word that changes nothing gets nothing. Orders are drawn in pairs, each
/// with its reverse (Mitchell et al. 2022); for a few words all orders are counted. The number of tokens asked depends on the text's length
/// alone, not on the time it takes, so the same text always gives the same numbers. Safe for many threads at once where the networks are.
/// docs/EXPLAIN.md has the measurements that chose all this.
/// </remarks>
internal sealed class NetworkAttribution
{
    /// <summary>Up to so many words all subsets are asked: 2¹⁰ texts.</summary>
    internal const int MostExact = 10;

    /// <summary>Up to so many words each is put back on its own; in longer texts only the important ones are.</summary>
    internal const int MostWhole = 64;

    /// <summary>Tokens asked for each word of a text: 0.24 million for 800 words.</summary>
    private const int TokensPerWord = 300;

    /// <summary>
    /// Words whose tokens a text may ask at most. A longer one asks no more, but the least that <see cref="ScreenedText"/> can do: 128
    /// tokens a word, of which 40 are those of the stretches.
    /// </summary>
    private const int MostWordsPaidFor = 2000;

    /// <summary>Tokens asked for a short text.</summary>
    private const int FewestTokens = 12_000;

    private readonly NetworkLogits _logitsOf;
    private readonly int _outputs;
    private readonly double _effort;
    private readonly double[] _base;

    /// <param name="logitsOf">The networks; safe for many threads if this is to be.</param>
    /// <param name="outputs">C: 1 for two classes.</param>
    /// <param name="effort">Share of the usual number of tokens that is asked, above 0; less for slow networks.</param>
    public NetworkAttribution(NetworkLogits logitsOf, int outputs, double effort = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effort);
        (_logitsOf, _outputs, _effort) = (logitsOf, outputs, effort);
        _base = new double[outputs];
        logitsOf([Vocabulary.UnknownId], [1], _base);
    }

    /// <summary>[C]: the logits of a text without words.</summary>
    public ReadOnlyMemory<double> Base => _base;

    /// <summary>Tokens that may be asked for a text, about.</summary>
    /// <param name="words">Its number of words.</param>
    internal long Budget(int words) => (long)(_effort * Math.Max(FewestTokens, TokensPerWord * Math.Min(words, MostWordsPaidFor)));

    /// <summary>What each word of a text adds.</summary>
    /// <param name="ids">[n]: its token ids, at least one.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>[n, C]; summed over the words and added to <see cref="Base"/>, the logits of the text.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public double[] Contributions(ReadOnlySpan<int> ids, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ids.Length);
        var text = new ThinnedText(_logitsOf, _outputs, ids.ToArray(), cancellation);
        if (ids.Length <= MostExact)
            return AllOrders.Contributions(text);
        var random = new OrderRandom(ids.Length);
        return ids.Length <= MostWhole
            ? SampledOrders.Contributions(text, Players.Words(ids.Length), Budget(ids.Length), random)
            : ScreenedText.Contributions(text, Budget(ids.Length), random);
    }
}
