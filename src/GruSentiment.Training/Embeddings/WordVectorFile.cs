using System.Globalization;
using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>
/// A file of word vectors in text: GloVe's format, a word and its numbers a line, or that of word2vec and fastText, which is the same below
/// a first line of the vectors' count and dimension. UTF-8, plain or gzip. It is read from beginning to end, and only the needed vectors
/// are kept.
/// </summary>
internal sealed class WordVectorFile : IDisposable
{
    private const string Expected = "word vectors as text, in the format of GloVe, word2vec or fastText";

    private readonly ByteLines _lines;
    private readonly long? _count;
    private readonly byte[] _first;
    private long _read;

    private WordVectorFile(string path, ByteLines lines)
    {
        Path = path;
        _lines = lines;
        if (!lines.Next(out ReadOnlySpan<byte> line))
            throw new DataException($"{path}: empty, expected {Expected}.");
        (_count, Dimension) = Header(line) is { } header ? header : ((long?)null, VectorLine.CountFields(line) - 1);
        _first = _count is null ? line.ToArray() : [];
        if (_count == 0)
            throw Fault("0 vectors; at least one was expected");
        if (Dimension < 1)
        {
            throw Fault($"'{Start(line)}'; a word and the numbers of its vector were expected, parted by spaces, "
                + $"or the count and dimension of the vectors");
        }
        if (Dimension > ModelOptions.LargestDim)
            throw Fault($"vectors of {Dimension:N0} components; 1 to {ModelOptions.LargestDim:N0} were expected");
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>Components of each vector, E: as the first line says, or has.</summary>
    public int Dimension { get; }

    /// <summary>Opens a file and reads its first line.</summary>
    /// <exception cref="DataException">It can't be read, or is no such file.</exception>
    public static WordVectorFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        PeekedStream bytes = UnpackedFile.Open(path, "a file of " + Expected, again: true);
        try
        {
            ReadOnlySpan<byte> start = bytes.Peek();
            string? other = start is [(byte)'P', (byte)'K', 3, 4, ..] ? "a zip archive: unpack it"
                : FileKind.Packed(start) is { } packing ? packing
                : UnpackedFile.IsBinary(start) ? $"not UTF-8 text, perhaps a binary model: expected {Expected}"
                : null;
            return other is null ? new WordVectorFile(path, new ByteLines(bytes, path)) : throw new DataException($"{path}: {other}.");
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
        WordVectors vectors = file.Read(vocabulary, cancellation);
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
        var matches = new WordMatches(vocabulary);
        float[] vector = new float[Dimension];
        while (NextLine(out VectorLine line))
        {
            cancellation.ThrowIfCancellationRequested();
            int id = matches.Claim(line.Word);
            if (id < 0 && line.LooksWhole())
                continue;
            if (!line.TryRead(vector, out (int Component, string Text) fault))
            {
                throw Fault($"component {fault.Component} of the vector of '{Start(line.Word)}' is '{fault.Text}'; "
                    + $"a finite number was expected");
            }
            if (id >= 0)
                vectors.Set(id, vector);
        }
        return vectors;
    }

    /// <summary>Reads the next line for its word alone.</summary>
    /// <param name="word">As it stands there, UTF-8; valid until the next line is read.</param>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DataException">As <see cref="Read(Vocabulary, CancellationToken)"/>; the numbers are counted, not read.</exception>
    public bool NextWord(out ReadOnlySpan<byte> word)
    {
        bool isThere = NextLine(out VectorLine line);
        word = line.Word;
        return isThere;
    }

    /// <summary>Reads the next line, whose word and number of components are as they should be.</summary>
    private bool NextLine(out VectorLine parts)
    {
        ReadOnlySpan<byte> line = _first;
        if (_read > 0 || _count is not null)
        {
            long blank = 0;
            bool isThere;
            while ((isThere = _lines.Next(out line)) && line.TrimStart(" \t"u8).IsEmpty)
                blank = blank == 0 ? _lines.Number : blank; // Fine at the end of the file.
            if (!isThere)
            {
                CheckCount();
                parts = default;
                return false;
            }
            if (blank > 0)
                throw new DataException($"{Path}, line {blank}: empty; a word and its vector were expected.");
            if (_read == _count)
                throw Fault($"one vector more than the {_count} that line 1 says; the file's end was expected");
        }
        _read++;
        parts = VectorLine.Cut(line, Dimension);
        if (parts.Word.IsEmpty)
            throw Fault("an empty word; a word and then its vector were expected");
        if (parts.Components != Dimension)
        {
            throw Fault($"the vector of '{Start(parts.Word)}' has {parts.Components:N0} components; "
                + $"{Dimension:N0} were expected, as in line 1");
        }
        return true;
    }

    private void CheckCount()
    {
        if (_read < _count)
        {
            throw new DataException($"{Path}: cut short, it ends in line {_lines.Number:N0} after {_read:N0} vectors; "
                + $"line 1 says {_count:N0}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    /// <summary>Count and dimension, where a first line is two whole numbers.</summary>
    private static (long Count, int Dimension)? Header(ReadOnlySpan<byte> line)
    {
        string[] fields = line.Length > 50 ? [] : Encoding.UTF8.GetString(line).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 2 && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int dimension) ? (count, dimension) : null;
    }

    private static string Start(ReadOnlySpan<byte> text) =>
        ShortText.Of(Encoding.UTF8.GetString(text[..Math.Min(200, text.Length)]), 40);

    private DataException Fault(UserMessage found) => new($"{Path}, line {_lines.Number}: {found}.");
}
