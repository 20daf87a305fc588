using System.Buffers.Binary;
using System.Runtime.InteropServices;
using GruSentiment.Models;
using GruSentiment.Options;

namespace GruSentiment.Data.Evaluation;

/// <summary>
/// <c>training-texts.bin</c>, by which <c>evaluate</c> recognises what a model was trained on. All numbers are little-endian: 8 bytes
/// <c>GRUTEXTS</c>, the version of the format in 4, how many texts the training set and the validation set have in 4 each, then those of
/// the one and of the other in 8 each, in rising order. The same sets give the same bytes.
/// </summary>
/// <remarks>A model is whole without it: nothing else reads it, and runs of before it was written have none.</remarks>
internal static class TrainingTextsFile
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = "training-texts.bin";

    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    private const int Version = 1;

    private const int TextBytes = sizeof(ulong);
    private const int HeaderBytes = 20;

    private static ReadOnlySpan<byte> Magic => "GRUTEXTS"u8;

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="texts">What it holds.</param>
    public static void Write(Stream stream, TrainingTexts texts)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(texts);
        Span<byte> header = stackalloc byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], texts.Training.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], texts.Validation.Length);
        stream.Write(header);
        WriteTexts(stream, texts.Training);
        WriteTexts(stream, texts.Validation);
    }

    /// <summary>Reads the file of a run.</summary>
    /// <param name="directory">The run directory.</param>
    /// <returns>Null where it has none.</returns>
    /// <exception cref="ModelException">It is damaged, of another version, or may not be read.</exception>
    public static TrainingTexts? Read(string directory) => Opened(directory, ReadAll);

    /// <summary>How many texts the file of a run says that its sets have; only that is read.</summary>
    /// <param name="directory">The run directory.</param>
    /// <returns>Null where it has none.</returns>
    /// <exception cref="ModelException">It is damaged, of another version, or may not be read.</exception>
    public static Counts? CountsIn(string directory) => Opened(directory, ReadCounts);

    private static T? Opened<T>(string directory, Func<FileStream, string, T> read) where T : class
    {
        string path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            return null;
        using FileStream stream = ModelFile.OpenRead(path);
        try
        {
            return read(stream, path);
        }
        catch (IOException e)
        {
            throw new ModelException(path, $"can't be read: {e.Message}", e);
        }
    }

    private static Counts ReadCounts(FileStream stream, string path)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.StartsWith(Magic))
            throw Damaged(path, $"it does not begin with {System.Text.Encoding.ASCII.GetString(Magic)} and three numbers");
        int version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version != Version)
            throw new ModelException(path, $"has format version {version}; this program reads {Version}.");
        uint training = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        uint validation = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        long expected = HeaderBytes + TextBytes * ((long)training + validation);
        if (stream.Length != expected || expected > Array.MaxLength)
            throw Damaged(path, $"it has {stream.Length} bytes; {training} and {validation} texts take {expected}");
        return new Counts((int)training, (int)validation);
    }

    private static TrainingTexts ReadAll(FileStream stream, string path)
    {
        (int training, int validation) = ReadCounts(stream, path);
        return new TrainingTexts(ReadTexts(training), ReadTexts(validation));

        ulong[] ReadTexts(int count)
        {
            ulong[] texts = new ulong[count];
            stream.ReadExactly(MemoryMarshal.AsBytes(texts.AsSpan()));
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(texts, texts);
            for (int i = 1; i < count; i++)
            {
                if (texts[i] <= texts[i - 1])
                    throw Damaged(path, $"its texts are not in rising order");
            }
            return texts;
        }
    }

    private static ModelException Damaged(string path, UserMessage fault) => new(path, $"is damaged: {fault}.");

    private static void WriteTexts(Stream stream, ReadOnlySpan<ulong> texts)
    {
        Span<byte> bytes = stackalloc byte[TextBytes];
        foreach (ulong text in texts)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, text);
            stream.Write(bytes);
        }
    }

    /// <summary>How many different texts there are.</summary>
    /// <param name="Training">In the training set.</param>
    /// <param name="Validation">In the validation set.</param>
    public sealed record Counts(int Training, int Validation);
}
