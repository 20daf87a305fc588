using System.Buffers;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>How likely a text is in a language, by its letters: the sum of the logarithms of their probabilities.</summary>
internal sealed class Likelihood
{
    /// <summary>What a character of ASCII costs in any language: of interest where some encodings take it as half of another.</summary>
    private const double Ascii = -2.5;
    private const double Sign = -5;
    private const double RareSign = -9;
    private const double OtherLetter = -12;
    private const double NoText = -16;

    private static readonly SearchValues<char> s_signs =
        SearchValues.Create("“”‘’„«»…–—\u00A0°€£№·、。，！？：；（）《》「」～•™®©§´¿¡");

    /// <summary>Of Greek and Cyrillic, whose words have few vowels or consonants in a row.</summary>
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("аеиоуыэюяёіїєАЕИОУЫЭЮЯЁІЇЄαεηιουωάέήίόύώΑΕΗΙΟΥΩ");

    private readonly Dictionary<char, double> _letters = [];

    /// <summary>Takes a language's letters, whose frequencies follow from their ranks (Gusein-Zade 1988): ln((n + 1) / r) / n.</summary>
    public Likelihood(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        AddRest(language);
        string letters = language.Letters;
        double share = language.Rest.Length > 0 ? 0.6 : 1;
        for (int i = 0; i < letters.Length; i++)
            _letters[letters[i]] = Math.Log(share * Math.Log((letters.Length + 1.0) / (i + 1)) / letters.Length);
    }

    /// <summary>The likelihood of a text.</summary>
    public double Of(string text)
    {
        double sum = 0;
        int vowels = 0, consonants = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter < 0x80)
            {
                sum += Ascii;
                (vowels, consonants) = (0, 0);
                continue;
            }
            bool isVowel = s_vowels.Contains(letter);
            vowels = isVowel ? vowels + 1 : 0;
            consonants = !isVowel && letter is >= 'Ά' and <= 'ӿ' and not ('ь' or 'ъ') ? consonants + 1 : 0;
            sum += Of(text, i) + (vowels + consonants >= 4 ? -3 : vowels + consonants == 3 ? -1 : 0);
        }
        return sum;
    }

    /// <summary>The frequent characters of a script with thousands, which its national standard lists apart.</summary>
    private void AddRest(Language language)
    {
        foreach ((int codePage, int first, int last, int firstTrail) in language.Rest)
        {
            var characters = new List<char>();
            System.Text.Encoding encoding = TextEncoding.Of(codePage);
            for (int lead = first; lead <= last; lead++)
            {
                for (int trail = firstTrail; trail <= 0xFE; trail++)
                {
                    if (encoding.GetString([(byte)lead, (byte)trail]) is [var character] && char.IsLetter(character))
                        characters.Add(character);
                }
            }
            foreach (char character in characters)
                _letters[character] = Math.Log(0.4 / characters.Count);
        }
    }

    private double Of(string text, int at)
    {
        char letter = text[at];
        if (_letters.TryGetValue(letter, out double value))
            return value;
        char before = at > 0 ? text[at - 1] : ' ';
        if (char.IsUpper(letter) && _letters.TryGetValue(char.ToLowerInvariant(letter), out value))
        {
            // A capital begins a word or stands among others.
            return value + (char.IsUpper(before) ? -0.1 : char.IsLetter(before) ? -6 : -1.5);
        }
        if (char.IsLetter(letter))
            return OtherLetter;
        if (letter is '\uFFFD' or (>= '\u0080' and < '\u00A0') or (>= '\uE000' and < '\uF900'))
            return NoText;
        bool between = char.IsLetter(before) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
        return s_signs.Contains(letter) ? Sign + (between ? -1 : 0) : RareSign + (between ? -3 : 0);
    }
}
