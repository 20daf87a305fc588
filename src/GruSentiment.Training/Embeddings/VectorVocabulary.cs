using GruSentiment.Data.Files;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>
/// A vocabulary with words of a file of word vectors behind its own: a model knows them by what their vectors share with those of words
/// that it was trained on.
/// </summary>
internal static class VectorVocabulary
{
    /// <summary>Adds the first words of a file that a vocabulary lacks.</summary>
    /// <param name="path">The file; it is read no further than to the last of them.</param>
    /// <param name="vocabulary">The tokens of the training set.</param>
    /// <param name="most">At most so many words.</param>
    /// <param name="cancellation">Ends it between two lines.</param>
    /// <returns>The vocabulary's tokens, then the words as the tokenizer writes them, each once.</returns>
    /// <exception cref="DataException">The file can't be read, or a line is not as it should be.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static Vocabulary Extend(string path, Vocabulary vocabulary, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (most == 0)
            return vocabulary;
        var letters = new WordLetters();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<string>();
        using (WordVectorFile file = WordVectorFile.Open(path))
        {
            while (added.Count < most && file.NextWord(out ReadOnlySpan<byte> word))
            {
                cancellation.ThrowIfCancellationRequested();
                string token = WordLetters.OnlyToken(letters.Of(word));
                if (token.Length > 0 && !vocabulary.Contains(token) && seen.Add(token))
                    added.Add(token);
            }
        }
        return added.Count == 0 ? vocabulary : new Vocabulary([.. vocabulary.Tokens, .. added]);
    }
}
