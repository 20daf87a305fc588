using System.Buffers.Binary;
using SkiaSharp;

namespace GruSentiment.Reports.Tests.Plots;

/// <summary>A picture as a test looks at it.</summary>
internal sealed class Png
{
    private readonly SKBitmap _bitmap;

    public Png(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Bytes = stream.ToArray();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], Bytes[..8]);
        Width = BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(16));
        Height = BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(20));
        _bitmap = SKBitmap.Decode(Bytes);
    }

    public byte[] Bytes { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Number of pixels of exactly this colour in a part of the picture.</summary>
    public int Count(uint rgb, int left, int top, int right, int bottom)
    {
        var color = new SKColor(0xff000000 | rgb);
        int count = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
                count += _bitmap.GetPixel(x, y) == color ? 1 : 0;
        }
        return count;
    }

    /// <summary>Whether the outermost pixels are white: nothing is cut at the edge.</summary>
    public bool HasWhiteEdge => Count(0xffffff, 0, 0, Width, 8) == 8 * Width && Count(0xffffff, 0, Height - 8, Width, Height) == 8 * Width
        && Count(0xffffff, 0, 0, 8, Height) == 8 * Height && Count(0xffffff, Width - 8, 0, Width, Height) == 8 * Height;
}
