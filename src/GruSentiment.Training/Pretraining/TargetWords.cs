using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Text;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// Draws the word that a position of a text is to predict: one within the window, and seldom one of the frequent words, which word2vec
/// skips too (Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their Compositionality").
/// </summary>
/// <remarks>
/// Which word comes next is mostly grammar. What the text will say further on is its subject and its mood, and of these a sentiment
/// classifier can make use (compare the regions that Johnson and Zhang 2016 have an LSTM predict, "Supervised and Semi-Supervised Text
/// Categorization using LSTM for Region Embeddings").
/// </remarks>
internal sealed class TargetWords
{
    /// <summary>Draws before a position gets no word: where there are any, one is nearly always found by then.</summary>
    private const int Tries = 2;

    private readonly double[] _kept; // [V]
    private readonly int _window;

    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="words">Words of the vocabulary, V.</param>
    /// <param name="options">The window, and which words count as frequent.</param>
    public TargetWords(IReadOnlyList<int[]> texts, int words, PretrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        _window = options.Window;
        long[] counts = new long[words];
        foreach (int[] text in texts)
        {
            foreach (int id in text)
                counts[id]++;
        }
        double total = Math.Max(1, counts.Sum());
        counts[Vocabulary.UnknownId] = 0;
        _kept = [.. counts.Select(count => Kept(count / total, options.FrequentWord))];
        Counts = [.. counts.Select((count, word) => (long)Math.Ceiling(count * _kept[word]))];
    }

    /// <summary>How often each word is to be predicted, in proportion [V].</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>Draws a word after a place of a text, or before it.</summary>
    /// <param name="text">Ids.</param>
    /// <param name="place">From where.</param>
    /// <param name="step">1 for a word after it, −1 for one before it.</param>
    /// <param name="random">The random generator.</param>
    /// <returns>The word's id; <see cref="SampledSoftmax.NoTarget"/> where none was found.</returns>
    public int Draw(ReadOnlySpan<int> text, int place, int step, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int room = Math.Min(_window, step > 0 ? text.Length - 1 - place : place);
        for (int i = 0; i < Tries && room > 0; i++)
        {
            int id = text[place + step * (1 + (room == 1 ? 0 : random.NextInt(room)))];
            if (_kept[id] >= 1 || random.NextDouble() < _kept[id])
                return id;
        }
        return SampledSoftmax.NoTarget;
    }

    /// <summary>Draws several words in the same way, or none where the first draw finds none: then the position costs nothing.</summary>
    /// <param name="text">Ids.</param>
    /// <param name="place">From where.</param>
    /// <param name="step">1 for words after it, −1 for words before it.</param>
    /// <param name="random">The random generator.</param>
    /// <param name="words">Their ids, written; a word may be there more than once.</param>
    public void Draw(ReadOnlySpan<int> text, int place, int step, SeededRandom random, Span<int> words)
    {
        words.Fill(SampledSoftmax.NoTarget);
        words[0] = Draw(text, place, step, random);
        for (int i = 1; i < words.Length && words[0] != SampledSoftmax.NoTarget; i++)
            words[i] = Draw(text, place, step, random);
    }

    /// <summary>The part that is kept of the draws of a word with frequency q; of unknown words none.</summary>
    private static double Kept(double q, double frequent) => q == 0 ? 0 : Math.Min(1, Math.Sqrt(frequent / q) + frequent / q);
}
