using System.Runtime.InteropServices;
using CsCheck;
using GruSentiment.Training.Checkpoints;

namespace GruSentiment.Training.Tests.Checkpoints;

public class PackedArrayTests
{
    [Fact]
    public void Floats_come_back_to_the_bit_whatever_the_bits_are() =>
        Gen.UInt.Array[0, 300].Sample(words => Comes<float>(MemoryMarshal.Cast<uint, float>(words).ToArray()), iter: 300);

    [Fact]
    public void So_do_other_numbers()
    {
        Gen.Int.Array[0, 50].Sample(Comes, iter: 100);
        Gen.Double.Array[0, 50].Sample(Comes, iter: 100);
    }

    [Fact]
    public void Zeros_take_no_room_and_minus_zero_stays()
    {
        Assert.Equal(18, Written(new float[100_000]).Length);
        Assert.True(Comes([0f, -0f]));
        Assert.True(Comes([-0.0]));
    }

    [Fact]
    public void Weights_take_a_sixth_less_than_their_bytes()
    {
        var random = new Random(1);
        float[] weights = [.. Enumerable.Range(0, 100_000).Select(_ => (float)(random.NextDouble() - 0.5) * 0.2f)];
        Assert.InRange(Written(weights).Length, 300_000, 345_000);
    }

    [Fact]
    public void Arrays_stand_one_after_the_other()
    {
        using var stream = new MemoryStream();
        PackedArray.Write(stream, (float[])[1, 2]);
        PackedArray.Write(stream, (int[])[3]);
        stream.Position = 0;
        Assert.Equal((float[])[1, 2], PackedArray.Read(stream));
        Assert.Equal((int[])[3], PackedArray.Read(stream));
        Assert.Throws<EndOfStreamException>(() => PackedArray.Read(stream));
    }

    private static bool Comes<T>(T[] array) where T : unmanaged
    {
        using var stream = new MemoryStream(Written(array));
        return PackedArray.Read(stream) is T[] read
            && MemoryMarshal.AsBytes<T>(read).SequenceEqual(MemoryMarshal.AsBytes<T>(array)) && stream.Position == stream.Length;
    }

    private static byte[] Written(Array array)
    {
        using var stream = new MemoryStream();
        PackedArray.Write(stream, array);
        return stream.ToArray();
    }
}
