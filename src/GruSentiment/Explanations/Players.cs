namespace GruSentiment.Explanations;

/// <summary>Parts of a text that are taken away and put back whole: single words, or many.</summary>
/// <param name="Of">[n]: the number of the player that each word belongs to.</param>
/// <param name="Count">P.</param>
internal sealed record Players(int[] Of, int Count)
{
    /// <summary>Each word on its own.</summary>
    public static Players Words(int words) => new([.. Enumerable.Range(0, words)], words);

    /// <summary>Tokens that are asked for an order and its reverse: in the mean half the words are there.</summary>
    public long TokensOfPair => Math.Max(1, (long)Count * Of.Length);
}
