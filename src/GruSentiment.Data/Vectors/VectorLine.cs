using System.Buffers;
using System.Globalization;
using System.Text;

namespace GruSentiment.Data.Vectors;

/// <summary>
/// A line of a file of word vectors: a word, then as many numbers as the vectors have components, parted by spaces or tabs. The numbers are
/// counted from the end, for words may hold spaces: GloVe's largest file has <c>. . .</c> and <c>at name@domain.com</c>.
/// </summary>
internal readonly ref struct VectorLine
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly SearchValues<byte> s_inNumbers = SearchValues.Create("0123456789+-.eE \t"u8);

    private readonly ReadOnlySpan<byte> _numbers;

    private VectorLine(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> word, ReadOnlySpan<byte> numbers, int components)
    {
        Whole = whole;
        Word = word;
        _numbers = numbers;
        Components = components;
    }

    /// <summary>The line, without blanks at its end.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>The word, as UTF-8; may be empty.</summary>
    public ReadOnlySpan<byte> Word { get; }

    /// <summary>Numbers found behind the word. Where a word seems to end in a number, that is counted too.</summary>
    public int Components { get; }

    /// <summary>Splits a line into its parts.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="dimension">Components of a vector.</param>
    public static VectorLine Cut(ReadOnlySpan<byte> line, int dimension)
    {
        ReadOnlySpan<byte> whole = line.TrimEnd(" \t"u8);
        ReadOnlySpan<byte> word = whole;
        int components = 0;
        for (; components < dimension && TryCutLast(ref word, out _); components++)
        {
        }
        ReadOnlySpan<byte> numbers = whole[word.Length..];
        ReadOnlySpan<byte> shorter = word;
        for (; components >= dimension && TryCutLast(ref shorter, out ReadOnlySpan<byte> last) && TryNumber(last, out _); components++)
            word = shorter;
        return new VectorLine(whole, word, numbers, components);
    }

    /// <summary>Fields of a line: the word, if it has no spaces, and the numbers.</summary>
    public static int CountFields(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = line.TrimEnd(" \t"u8);
        int fields = rest.IsEmpty ? 0 : 1;
        while (TryCutLast(ref rest, out _))
            fields++;
        return fields;
    }

    /// <summary>
    /// Whether the vector holds nothing but the characters of numbers: a fast check of the lines whose words are not needed.
    /// </summary>
    public bool LooksWhole() => !_numbers.ContainsAnyExcept(s_inNumbers);

    /// <summary>Reads the vector.</summary>
    /// <param name="vector">Takes the components.</param>
    /// <param name="fault">The first that is not a finite number, from 1, and as it stands there.</param>
    /// <returns>False where there is a fault.</returns>
    public bool TryRead(Span<float> vector, out (int Component, string Text) fault)
    {
        ReadOnlySpan<byte> rest = _numbers;
        for (int i = 0; i < vector.Length; i++)
        {
            rest = rest.TrimStart(" \t"u8);
            int length = rest.IndexOfAny((byte)' ', (byte)'\t');
            ReadOnlySpan<byte> number = length < 0 ? rest : rest[..length];
            if (!TryNumber(number, out vector[i]))
            {
                fault = (i + 1, Encoding.UTF8.GetString(number));
                return false;
            }
            rest = rest[number.Length..];
        }
        fault = default;
        return true;
    }

    private static bool TryCutLast(ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> last)
    {
        int at = line.LastIndexOfAny((byte)' ', (byte)'\t');
        last = line[(at + 1)..];
        if (at < 0)
            return false;
        line = line[..at].TrimEnd(" \t"u8);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out float number) =>
        float.TryParse(text, Styles, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
}
