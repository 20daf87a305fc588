using System.Text;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>Makes tokens of the words of a file of word vectors.</summary>
internal sealed class WordLetters
{
    /// <summary>Bytes of the longest word that can be a token.</summary>
    private const int LongestWord = 4 * Tokenizer.MaxTokenLength;

    /// <summary>What stands for bytes that are not UTF-8: the tokenizer would pass over it and see another word.</summary>
    private const char NotUtf8 = '\uFFFD';

    private readonly char[] _letters = new char[LongestWord];

    /// <summary>A word's letters, valid until the next call; none where it can be no token.</summary>
    /// <param name="word">As it stands in the file, UTF-8.</param>
    public ReadOnlySpan<char> Of(ReadOnlySpan<byte> word)
    {
        if (word.Length > LongestWord)
            return [];
        ReadOnlySpan<char> letters = _letters.AsSpan(0, Encoding.UTF8.GetChars(word, _letters));
        return letters.Contains(NotUtf8) ? [] : letters;
    }

    /// <summary>What the tokenizer makes of letters, if that is a single token; else nothing.</summary>
    public static string OnlyToken(ReadOnlySpan<char> letters)
    {
        string only = "";
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(letters))
        {
            if (only.Length > 0)
                return "";
            only = token.ToString();
        }
        return only;
    }
}
