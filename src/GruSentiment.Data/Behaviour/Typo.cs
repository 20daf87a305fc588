using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Behaviour;

/// <summary>Slips of the fingers.</summary>
internal static class Typo
{
    private const int ShortestWord = 4;

    /// <summary>Whether a word is long enough to be known by its remaining letters.</summary>
    public static bool CanSwap(string word) =>
        word.Length >= ShortestWord && word.All(char.IsLetter) && Places(word).Length > 0;

    /// <summary>The word with two neighbouring letters swapped, not the first one; the word itself where there are no two.</summary>
    public static string Swap(string word, SeededRandom random)
    {
        int[] places = Places(word);
        if (places.Length == 0)
            return word;
        int at = places[random.NextInt(places.Length)];
        return string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2));
    }

    private static int[] Places(string word) => word.Length < ShortestWord ? []
        : [.. Enumerable.Range(1, word.Length - 2)
            .Where(at => char.IsLetter(word[at]) && char.IsLetter(word[at + 1]) && word[at] != word[at + 1])];
}
