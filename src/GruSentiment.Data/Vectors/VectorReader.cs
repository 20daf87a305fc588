using System.Globalization;
using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Data.Vectors;

/// <summary>
/// Word vectors in text, read one after the other: GloVe's format, a word and its numbers a line, or that of word2vec and fastText, which
/// is the same below a first line of the vectors' count and dimension. UTF-8.
/// </summary>
internal sealed class VectorReader : IDisposable
{
    /// <summary>What a user was to name.</summary>
    public const string Expected = "word vectors as text, in the format of GloVe, word2vec or fastText";

    private readonly ByteLines _lines;
    private readonly byte[] _first;
    private long _read;
    private long _blank;

    /// <summary>Begins to read, with the first line.</summary>
    /// <param name="bytes">The text, unpacked; the reader closes it.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="DataException">It can't be read, or holds something else.</exception>
    public VectorReader(PeekedStream bytes, string name)
    {
        Name = name;
        _lines = new ByteLines(bytes, name);
        ReadOnlySpan<byte> start = bytes.Peek();
        string? other = start is [(byte)'P', (byte)'K', 3, 4, ..] ? "a zip archive: unpack it"
            : FileKind.Packed(start) is { } packing ? packing
            : UnpackedFile.IsBinary(start) ? $"not UTF-8 text, perhaps a binary model: expected {Expected}"
            : null;
        if (other is not null)
            throw new DataException($"{name}: {other}.");
        if (!_lines.Next(out ReadOnlySpan<byte> line))
            throw new DataException($"{name}: empty, expected {Expected}.");
        (Count, Dimension) = Header(line) is { } header ? header : ((long?)null, VectorLine.CountFields(line) - 1);
        _first = Count is null ? line.ToArray() : [];
        if (Count == 0)
            throw Fault("0 vectors; at least one was expected");
        if (Dimension < 1)
        {
            throw Fault($"'{Start(line)}'; a word and the numbers of its vector were expected, parted by spaces, "
                + $"or the count and dimension of the vectors");
        }
        if (Dimension > ModelOptions.LargestDim)
            throw Fault($"vectors of {Dimension:N0} components; 1 to {ModelOptions.LargestDim:N0} were expected");
    }

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>Vectors there are, as the first line says; null where it does not.</summary>
    public long? Count { get; }

    /// <summary>Components of each vector, E: as the first line says, or has.</summary>
    public int Dimension { get; }

    /// <summary>Reads a line, whose numbers have been counted but not read.</summary>
    /// <param name="vector">Valid until the next call.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="DataException">
    /// The line is not as it should be, or the count is not that of the first line; the message names the line.
    /// </exception>
    public bool Next(out VectorLine vector)
    {
        if (_read == 0 && _first.Length > 0)
        {
            vector = Cut(_first);
            return true;
        }
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.TrimStart(" \t"u8).IsEmpty)
            {
                _blank = _blank == 0 ? _lines.Number : _blank; // Fine at the end of the file.
                continue;
            }
            if (_blank > 0)
                throw new DataException($"{Name}, line {_blank}: empty; a word and its vector were expected.");
            if (_read == Count)
                throw Fault($"one vector more than the {Count} that line 1 says; the file's end was expected");
            vector = Cut(line);
            return true;
        }
        if (_read < Count)
        {
            throw new DataException($"{Name}: cut short, it ends in line {_lines.Number:N0} after {_read:N0} vectors; "
                + $"line 1 says {Count:N0}.");
        }
        vector = default;
        return false;
    }

    /// <summary>Reads the numbers of the line read last, [E].</summary>
    /// <exception cref="DataException">One is none, or not finite.</exception>
    public void ReadNumbers(VectorLine line, Span<float> vector)
    {
        if (!line.TryRead(vector, out (int Component, string Text) fault))
        {
            throw Fault($"component {fault.Component} of the vector of '{Start(line.Word)}' is '{fault.Text}'; "
                + $"a finite number was expected");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private VectorLine Cut(ReadOnlySpan<byte> line)
    {
        _read++;
        var vector = VectorLine.Cut(line, Dimension);
        if (vector.Word.IsEmpty)
            throw Fault("an empty word; a word and then its vector were expected");
        if (vector.Components != Dimension)
        {
            throw Fault($"the vector of '{Start(vector.Word)}' has {vector.Components:N0} components; "
                + $"{Dimension:N0} were expected, as in line 1");
        }
        return vector;
    }

    /// <summary>Count and dimension, where a first line is two whole numbers.</summary>
    private static (long Count, int Dimension)? Header(ReadOnlySpan<byte> line)
    {
        string[] fields = line.Length > 50 ? [] : Encoding.UTF8.GetString(line).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 2 && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int dimension) ? (count, dimension) : null;
    }

    private static string Start(ReadOnlySpan<byte> text) =>
        ShortText.Of(Encoding.UTF8.GetString(text[..Math.Min(200, text.Length)]), 40);

    private DataException Fault(UserMessage found) => new($"{Name}, line {_lines.Number}: {found}.");
}
