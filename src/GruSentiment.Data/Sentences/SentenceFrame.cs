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
    /// <summary>Beginnings of words that are written with a vowel and spoken with a consonant: <c>a useful map</c>.</summary>
    private static readonly string[] s_consonantSounds =
        ["use", "usual", "unif", "union", "uniq", "unit", "univ", "eu", "one", "once"];

    /// <summary>Beginnings of words that are written with a consonant and spoken with a vowel: <c>an honest mistake</c>.</summary>
    private static readonly string[] s_vowelSounds = ["honest", "hono", "hour", "heir"];

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

    /// <summary>
    /// The sentence with words in its slots: <c>a</c> before a vowel becomes <c>an</c>, and a capital begins each sentence.
    /// </summary>
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
        Capitalise(sentence);
        return sentence.ToString();
    }

    /// <summary>Makes a capital of the first letter, and of each behind a full stop, <c>!</c> or <c>?</c> and a space.</summary>
    private static void Capitalise(StringBuilder text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i == 0 || (i >= 2 && text[i - 1] == ' ' && text[i - 2] is '.' or '!' or '?'))
                text[i] = char.ToUpperInvariant(text[i]);
        }
    }

    private static bool EndsInArticle(StringBuilder sentence) =>
        sentence.Length >= 2 && sentence[^1] == ' ' && sentence[^2] is 'a' or 'A'
        && (sentence.Length == 2 || !char.IsLetter(sentence[^3]));

    private static bool BeginsWithVowelSound(string word) => BeginsWith(word, s_vowelSounds)
        || (word is ['a' or 'e' or 'i' or 'o' or 'u' or 'A' or 'E' or 'I' or 'O' or 'U', ..] && !BeginsWith(word, s_consonantSounds));

    private static bool BeginsWith(string word, string[] starts) =>
        starts.Any(start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex SlotPattern();
}
