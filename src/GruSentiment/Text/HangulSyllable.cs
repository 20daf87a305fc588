namespace GruSentiment.Text;

/// <summary>The syllables of Korean: each is its letters' numbers put together (The Unicode Standard, section 3.12).</summary>
internal static class HangulSyllable
{
    public const int FirstVowel = 0x1161, LastFinal = 0x11C2;
    private const int Base = 0xAC00, FirstConsonant = 0x1100, BeforeFinal = 0x11A7;
    private const int Consonants = 19, Vowels = 21, Finals = 28, Count = Consonants * Vowels * Finals;

    /// <summary>Takes a syllable apart: one with a final into the one without and the final, else into consonant and vowel.</summary>
    public static bool TryTakeApart(int character, out (int First, int Second) parts)
    {
        int index = character - Base, final = index % Finals;
        parts = final != 0 ? (character - final, BeforeFinal + final)
            : (FirstConsonant + index / (Vowels * Finals), FirstVowel + index / Finals % Vowels);
        return index is >= 0 and < Count;
    }

    /// <summary>The syllable that two make.</summary>
    public static bool TryCompose(int first, int second, out int whole)
    {
        int vowel = second - FirstVowel, final = second - BeforeFinal;
        if (first - FirstConsonant is >= 0 and < Consonants && vowel is >= 0 and < Vowels)
        {
            whole = Base + ((first - FirstConsonant) * Vowels + vowel) * Finals;
            return true;
        }
        whole = first + final;
        return first - Base is >= 0 and < Count && (first - Base) % Finals == 0 && final is > 0 and < Finals;
    }
}
