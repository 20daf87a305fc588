namespace GruSentiment.Explanations;

/// <summary>Parts of a text that are taken away and put back whole: single words, or many.</summary>
/// <param name="Of">[n]: the number of the player that each word belongs to; below 0 for a word that is never there.</param>
/// <param name="Count">P.</param>
internal sealed record Players(int[] Of, int Count)
{
    /// <summary>Each word on its own.</summary>
    public static Players Words(int words) => new([.. Enumerable.Range(0, words)], words);

    /// <summary>Each word of a stretch on its own; what stands around it is never there.</summary>
    public static Players Stretch(int words, int first, int end) =>
        new([.. Enumerable.Range(0, words).Select(place => place >= first && place < end ? place - first : -1)], end - first);

    /// <summary>Tokens that are asked for an order and its reverse: in the mean half the words are there.</summary>
    public long TokensOfPair => Math.Max(1, Count * (long)Of.Count(player => player >= 0));
}
