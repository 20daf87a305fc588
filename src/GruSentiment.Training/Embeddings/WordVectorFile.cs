using GruSentiment.Data.Files;
using GruSentiment.Data.Vectors;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>
/// A file of word vectors in text, plain or gzip. It is read from beginning to end, and only the needed vectors are kept.
/// </summary>
internal sealed class WordVectorFile : IDisposable
{
    private readonly VectorReader _vectors;

    private WordVectorFile(VectorReader vectors) => _vectors = vectors;

    /// <summary>The file's path.</summary>
    public string Path => _vectors.Name;

    /// <summary>Components of each vector, E: as the first line says, or has.</summary>
    public int Dimension => _vectors.Dimension;

    /// <summary>Opens a file and reads its first line.</summary>
    /// <exception cref="DataException">It can't be read, or is no such file.</exception>
    public static WordVectorFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        PeekedStream bytes = UnpackedFile.Open(path, "a file of " + VectorReader.Expected, again: true);
        try
        {
            return new WordVectorFile(new VectorReader(bytes, path));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Reads the vectors of a vocabulary's words from a file, which has one at least for a word of the reviews.</summary>
    /// <param name="path">The file.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="further">How many words at the vocabulary's end no training review has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    /// <exception cref="DataException">It can't be read, or knows none of the reviews' words.</exception>
    public static WordVectors Read(string path, Vocabulary vocabulary, int further, CancellationToken cancellation)
    {
        using WordVectorFile file = Open(path);
        var vectors = new WordVectors(vocabulary, file.Dimension) { Further = further };
        file.ReadInto(vectors, cancellation);
        int count = vocabulary.Count - (Vocabulary.UnknownId + 1) - further;
        if (Enumerable.Range(Vocabulary.UnknownId + 1, count).Any(vectors.Contains))
            return vectors;
        if (count == 0)
        {
            throw new DataException($"{path}: can't be used: the vocabulary is empty. "
                + $"Lower {VocabularyOptions.MinFreqOption}, or raise {VocabularyOptions.VocabSizeOption}.");
        }
        string words = string.Join(", ", vocabulary.Tokens.Skip(Vocabulary.UnknownId + 1).Take(Math.Min(5, count)));
        throw new DataException($"{path}: has a vector for none of the {count:N0} tokens "
            + $"in the vocabulary ({words} …); word vectors in the language of the reviews were expected.");
    }

    /// <summary>
    /// Reads the vectors of a vocabulary's words. Every line is read; those of other words are only checked to be whole.
    /// </summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="cancellation">Ends it between two lines.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    /// <exception cref="DataException">
    /// A line is not as it should be, or the count is not that of the first line; the message names the line.
    /// </exception>
    public WordVectors Read(Vocabulary vocabulary, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var vectors = new WordVectors(vocabulary, Dimension);
        ReadInto(vectors, cancellation);
        return vectors;
    }

    private void ReadInto(WordVectors vectors, CancellationToken cancellation)
    {
        var matches = new WordMatches(vectors.Vocabulary);
        float[] vector = new float[Dimension];
        while (_vectors.Next(out VectorLine line))
        {
            cancellation.ThrowIfCancellationRequested();
            int id = matches.Claim(line.Word);
            if (id < 0 && line.LooksWhole())
                continue;
            _vectors.ReadNumbers(line, vector);
            if (id >= 0)
                vectors.Set(id, vector);
        }
    }

    /// <summary>Reads the next line for its word alone; its numbers are counted, not read.</summary>
    /// <param name="word">As it stands there, UTF-8; valid until the next line is read.</param>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DataException">As <see cref="Read(Vocabulary, CancellationToken)"/>.</exception>
    public bool NextWord(out ReadOnlySpan<byte> word)
    {
        bool isThere = _vectors.Next(out VectorLine line);
        word = line.Word;
        return isThere;
    }

    /// <inheritdoc/>
    public void Dispose() => _vectors.Dispose();
}
