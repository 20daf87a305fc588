using System.Text;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>
/// Finds which of a vocabulary's words a file's word is. A word that stands there letter for letter wins; else the first that our tokenizer
/// writes alike: <c>Good</c> is good, <c>don’t</c> don't, <c>:-)</c> :), and any long number <see cref="Tokenizer.Number"/>. Of words that
/// repeat, the first wins.
/// </summary>
internal sealed class WordMatches(Vocabulary vocabulary)
{
    /// <summary>Bytes of the longest word that can be a token.</summary>
    private const int LongestWord = 4 * Tokenizer.MaxTokenLength;

    /// <summary>What stands for bytes that are not UTF-8: the tokenizer would pass over it and see another word.</summary>
    private const char NotUtf8 = '\uFFFD';

    private readonly Match[] _matches = new Match[vocabulary.Count];
    private readonly char[] _letters = new char[LongestWord];

    private enum Match : byte
    {
        None,
        Alike,
        Exact,
    }

    /// <summary>The id whose vector a word of the file has, if none that fits better or stands earlier has claimed it; else −1.</summary>
    public int Claim(ReadOnlySpan<byte> word)
    {
        if (word.Length > LongestWord)
            return -1;
        ReadOnlySpan<char> letters = _letters.AsSpan(0, Encoding.UTF8.GetChars(word, _letters));
        if (letters.Contains(NotUtf8))
            return -1;
        Match match = Match.Exact;
        if (!vocabulary.Contains(letters))
        {
            match = Match.Alike;
            letters = OnlyToken(letters);
        }
        int id = vocabulary.Contains(letters) ? vocabulary.IdOf(letters) : Vocabulary.PaddingId;
        if (id == Vocabulary.PaddingId || _matches[id] >= match)
            return -1;
        _matches[id] = match;
        return id;
    }

    /// <summary>What the tokenizer makes of a word, if that is a single token; else nothing.</summary>
    private static string OnlyToken(ReadOnlySpan<char> word)
    {
        string only = "";
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(word))
        {
            if (only.Length > 0)
                return "";
            only = token.ToString();
        }
        return only;
    }
}
