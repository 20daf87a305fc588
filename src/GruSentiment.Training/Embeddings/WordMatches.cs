using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>
/// Finds which of a vocabulary's words a file's word is. A word that stands there letter for letter wins; else the first that our tokenizer
/// writes alike: <c>Good</c> is good, <c>don’t</c> don't, <c>:-)</c> :), and any long number <see cref="Tokenizer.Number"/>. Of words that
/// repeat, the first wins.
/// </summary>
internal sealed class WordMatches(Vocabulary vocabulary)
{
    private readonly Match[] _matches = new Match[vocabulary.Count];
    private readonly WordLetters _letters = new();

    private enum Match : byte
    {
        None,
        Alike,
        Exact,
    }

    /// <summary>The id whose vector a word of the file has, if none that fits better or stands earlier has claimed it; else −1.</summary>
    public int Claim(ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<char> letters = _letters.Of(word);
        Match match = Match.Exact;
        if (!vocabulary.Contains(letters))
        {
            match = Match.Alike;
            letters = WordLetters.OnlyToken(letters);
        }
        int id = vocabulary.Contains(letters) ? vocabulary.IdOf(letters) : Vocabulary.PaddingId;
        if (id == Vocabulary.PaddingId || _matches[id] >= match)
            return -1;
        _matches[id] = match;
        return id;
    }
}
