using System.Text;
using System.Text.RegularExpressions;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Sentences;

/// <summary>
/// A sentence with slots, <c>The {thing} was not {good}.</c>, each filled with a word of the list that it names. A number tells two slots
/// of one list apart (<c>{good1}</c>, <c>{good2}</c>); they are filled with different words.
/// </summary>
internal sealed partial class SentenceFrame
{
    private static readonly string[] s_consonantSounds = ["use", "uni", "eu", "one"];

    private readonly string[] _parts; // Text, slot, text, slot, …, text.

    /// <param name="text">The sentence.</param>
    public SentenceFrame(string text)
    {
        Text = text;
        _parts = SlotPattern().Split(text);
        Slots = [.. _parts.Where((_, i) => i % 2 == 1).Select(slot => slot.ToLowerInvariant()).Distinct()];
    }

    /// <summary>The sentence with its slots.</summary>
    public string Text { get; }

    /// <summary>The different slots: what stands between the braces.</summary>
    public IReadOnlyList<string> Slots { get; }

    /// <summary>The name of the list that fills a slot.</summary>
    public static string ListOf(string slot) => slot.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>Draws a word for each slot of this sentence that has none yet.</summary>
    /// <param name="lists">The lists of words, by name.</param>
    /// <param name="random">What draws.</param>
    /// <param name="chosen">The words by slot; the drawn ones are added.</param>
    public void Draw(IReadOnlyDictionary<string, string[]> lists, SeededRandom random, Dictionary<string, string> chosen)
    {
        foreach (string slot in Slots.Where(slot => !chosen.ContainsKey(slot)))
        {
            string[] list = lists[ListOf(slot)];
            string[] taken = [.. chosen.Where(other => ListOf(other.Key) == ListOf(slot)).Select(other => other.Value)];
            string word;
            do
                word = list[random.NextInt(list.Length)];
            while (taken.Contains(word) && taken.Length < list.Length);
            chosen[slot] = word;
        }
    }

    /// <summary>The sentence with words in its slots: <c>a</c> before a vowel becomes <c>an</c>, and the first letter a capital.</summary>
    public string Fill(IReadOnlyDictionary<string, string> chosen)
    {
        var sentence = new StringBuilder();
        for (int i = 0; i < _parts.Length; i++)
        {
            bool isSlot = i % 2 == 1;
            string part = isSlot ? chosen[_parts[i].ToLowerInvariant()] : _parts[i];
            if (isSlot && EndsInArticle(sentence) && BeginsWithVowelSound(part))
                sentence.Insert(sentence.Length - 1, 'n');
            sentence.Append(part);
        }
        if (sentence.Length > 0)
            sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.ToString();
    }

    private static bool EndsInArticle(StringBuilder sentence) =>
        sentence.Length >= 2 && sentence[^1] == ' ' && sentence[^2] is 'a' or 'A'
        && (sentence.Length == 2 || !char.IsLetter(sentence[^3]));

    private static bool BeginsWithVowelSound(string word) =>
        word.Length > 0 && "aeiouAEIOU".Contains(word[0], StringComparison.Ordinal)
        && !s_consonantSounds.Any(start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex SlotPattern();
}
