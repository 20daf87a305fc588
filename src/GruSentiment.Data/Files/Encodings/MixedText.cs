using System.Buffers;
using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>Text in UTF-8 with lines in another encoding among it, as when files are joined.</summary>
internal static class MixedText
{
    /// <summary>Bytes above ASCII below which nothing can be said of them.</summary>
    private const int FewBytes = 16;

    /// <summary>The encoding of the lines that are not UTF-8, where that is surely another than Windows-1252.</summary>
    /// <param name="bytes">From the first byte that is not UTF-8 on.</param>
    public static EncodingGuess? OtherLines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<byte>();
        while (bytes.Length > 0)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? bytes : bytes[..(end + 1)];
            if (!IsUtf8(line))
                lines.AddRange(line);
            bytes = bytes[line.Length..];
        }
        byte[] all = [.. lines];
        if (all.Count(letter => letter >= 0x80) < FewBytes)
            return null;
        EncodingGuess? guess = EncodingGuess.Of(all, WesternText.Of(all));
        return guess is { IsWestern: false } ? guess : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out _, out int length) == OperationStatus.InvalidData)
                return false;
            bytes = bytes[length..];
        }
        return true;
    }
}
