using System.Globalization;
using System.Text;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Tests.Embeddings;

/// <summary>Small files of word vectors, and what is read from them.</summary>
internal static class VectorText
{
    /// <summary>Lines of word and numbers; with a header as word2vec and fastText write it.</summary>
    public static string Of(IReadOnlyList<(string Word, float[] Vector)> vectors, bool header = false)
    {
        var text = new StringBuilder();
        if (header)
            text.Append(CultureInfo.InvariantCulture, $"{vectors.Count} {vectors[0].Vector.Length}\n");
        foreach ((string word, float[] vector) in vectors)
        {
            IEnumerable<string> numbers = vector.Select(component => component.ToString("R", CultureInfo.InvariantCulture));
            text.Append(word).Append(' ').AppendJoin(' ', numbers).Append(header ? " \n" : "\n");
        }
        return text.ToString();
    }

    /// <summary>A vocabulary of padding, unknown and some words.</summary>
    public static Vocabulary Words(params IEnumerable<string> words) => new([Vocabulary.Padding, Vocabulary.Unknown, .. words]);

    /// <summary>The vectors that a file has for some words; null for those it lacks.</summary>
    public static float[]?[] Read(string path, params string[] words)
    {
        using WordVectorFile file = WordVectorFile.Open(path);
        WordVectors vectors = file.Read(Words(words), TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(2, words.Length).Select(id => vectors.Contains(id) ? vectors[id].ToArray() : null)];
    }
}
