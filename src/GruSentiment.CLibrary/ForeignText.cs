using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace GruSentiment.CLibrary;

/// <summary>Texts from C and for C: UTF-8.</summary>
internal static unsafe class ForeignText
{
    /// <summary>Stands for a length: the text ends in a zero.</summary>
    private const long UpToZero = -1;

    /// <summary>Bytes of a text at most: as characters it must fit a string.</summary>
    private const long MostBytes = 1L << 29;

    /// <summary>A text as a string.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="length">Their number, or -1.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="CallException">It is null, too long, or not UTF-8.</exception>
    public static string Read(byte* text, long length, string name)
    {
        CallException.ThrowIfNull(text, name);
        if (length is < UpToZero or > MostBytes)
            throw new CallException(Status.InvalidArgument, $"{name} has a length of {length}; it must be -1 to {MostBytes}.");
        ReadOnlySpan<byte> bytes = length == UpToZero
            ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text) : new ReadOnlySpan<byte>(text, (int)length);
        char[] room = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            OperationStatus status = Utf8.ToUtf16(bytes, room, out int read, out int written, replaceInvalidSequences: false);
            return status == OperationStatus.Done ? new string(room, 0, written)
                : throw new CallException(Status.InvalidText, $"{name} is not UTF-8: byte {read} can't be read.");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    /// <summary>A copy for C, ending in a zero; <see cref="Free"/> frees it.</summary>
    public static byte* Copy(ReadOnlySpan<byte> text)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        copy[text.Length] = 0;
        return copy;
    }

    public static void Free(byte* text) => NativeMemory.Free(text);
}
