using GruSentiment.Data.Reviews;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>How much of a vocabulary has a vector in a file. Padding and out-of-vocabulary do not count.</summary>
/// <param name="Path">The vectors' file.</param>
/// <param name="Dimension">Components of each vector.</param>
/// <param name="Words">Words of the vocabulary, but for <see cref="FurtherWords"/>.</param>
/// <param name="WordsWithVector">Of these, how many have one.</param>
/// <param name="TokenShare">
/// The share of the training set's tokens that have one, 0 to 1; a word outside the vocabulary has none.
/// </param>
/// <param name="Missing">The most frequent words that have none, the most frequent first, a few.</param>
public sealed record VectorCoverage(
    string Path, int Dimension, int Words, int WordsWithVector, double TokenShare, IReadOnlyList<string> Missing)
{
    /// <summary>Missing words that are named.</summary>
    private const int MissingNamed = 5;

    private const int FirstWord = Vocabulary.UnknownId + 1;

    /// <summary>Further words that the model knows by their vectors alone.</summary>
    public int FurtherWords { get; init; }

    /// <summary>Measures it on the training set.</summary>
    /// <param name="path">The vectors' file.</param>
    /// <param name="vectors">What was read of it.</param>
    /// <param name="training">Reviews whose ids are those of the vectors' vocabulary.</param>
    internal static VectorCoverage Of(string path, WordVectors vectors, IReadOnlyList<EncodedReview> training)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(training);
        Vocabulary vocabulary = vectors.Vocabulary;
        int[] words = [.. Enumerable.Range(FirstWord, vocabulary.Count - vectors.Further - FirstWord)];
        long tokens = training.Sum(review => (long)review.Ids.Length);
        long covered = training.Sum(review => (long)review.Ids.Count(id => id >= FirstWord && vectors.Contains(id)));
        double share = tokens == 0 ? 0 : (double)covered / tokens;
        IEnumerable<string> missing = words.Where(id => !vectors.Contains(id)).Take(MissingNamed).Select(id => vocabulary[id]);
        return new VectorCoverage(path, vectors.Dimension, words.Length, words.Count(vectors.Contains), share, [.. missing])
        {
            FurtherWords = vectors.Further,
        };
    }
}
