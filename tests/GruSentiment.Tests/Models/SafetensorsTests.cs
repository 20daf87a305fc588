using System.Buffers.Binary;
using System.Text;
using CsCheck;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Writes_the_bytes_the_format_describes()
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, [new Weight("a", [2], [1f, -2f]), new Weight("b", [1, 1], [0.5f])]);
        byte[] bytes = stream.ToArray();

        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"format":"pt"}"""
            + ""","a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"""
            + ""","b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd());
        Assert.Equal(
            [1f, -2f, 0.5f],
            Enumerable.Range(0, 3).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + 4 * i))));
        Assert.Equal(8 + length + 12, bytes.Length);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Float.Array[25]).Sample((rows, columns, values) =>
        {
            var weight = new Weight("gru.weight_ih_l0", [rows, columns], values[..(rows * columns)]);
            Weight read = Read(Bytes(weight))["gru.weight_ih_l0"];
            Assert.Equal(weight.Shape, read.Shape);
            Assert.Equal(weight.Values, read.Values);
        }, iter: 50, threads: 1);
    }

    [Fact]
    public void A_file_cut_anywhere_is_an_error_that_names_it()
    {
        byte[] whole = Bytes(new Weight("linear.bias", [3], [1, 2, 3]));
        for (int length = 0; length < whole.Length; length++)
        {
            var e = Assert.Throws<ModelException>(() => Read(whole[..length]));
            Assert.StartsWith(_directory.File("model.safetensors"), e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("65536,65536", 17179869184, "4294967296")]
    [InlineData("536870912", 2147483648, "536870912")]
    [InlineData("3,0,65536,65536", 0, null)] // An array of none.
    public void An_array_larger_than_a_weight_may_be_is_refused_before_it_is_read(string shape, long bytes, string? count)
    {
        byte[] json = Encoding.UTF8.GetBytes($$$"""{"a":{"dtype":"F32","shape":[{{{shape}}}],"data_offsets":[0,{{{bytes}}}]}}""");
        byte[] file = [.. BitConverter.GetBytes((long)json.Length), .. json];
        if (count is null)
            Assert.Empty(Read(file)["a"].Values);
        else
            Assert.EndsWith(
                $": holds \"a\" with the shape [{shape.Replace(",", ", ", StringComparison.Ordinal)}], which makes {count} numbers; " +
                "one weight of a model holds at most 536870911.",
                Assert.Throws<ModelException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", "holds \"a\" as F16; 32-bit floats (F32) were expected.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "which don't agree")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,400]}}""", "which don't agree")]
    [InlineData("""{"a":{"dtype":"F32","shape":[100],"data_offsets":[0,400]}}""", "is truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "which don't agree")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""",
        "not of the safetensors format")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[]}}""", "gives \"a\" 0 data_offsets; begin and end were expected.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "gives \"a\" 1 data_offsets; begin and end were expected.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "gives \"a\" 3 data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", "holds \"a\" with 9 dimensions")]
    [InlineData("""{"a":{"dtype":"F32","shape":7,"data_offsets":[0,4]}}""", "not of the safetensors format")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1e99]}}""", "not of the safetensors format")]
    [InlineData("""{"a\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "not of the safetensors format")]
    [InlineData("""{"a":{"dtype":"F32"}}""", "not of the safetensors format")]
    [InlineData("""[1,2,3]""", "not of the safetensors format")]
    [InlineData("""{"a":""", "not of the safetensors format")]
    public void A_header_that_lies_is_an_error(string header, string message)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] file = [.. BitConverter.GetBytes((long)json.Length), .. json, 0, 0, 0, 0];

        Assert.Contains(message, Assert.Throws<ModelException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 8, 8, 12, 12, null)]
    [InlineData(4, 12, 0, 4, 12, null)] // In another order than in the header.
    [InlineData(0, 8, 4, 8, 8, "gives \"b\" the bytes 4 to 8 of the data; it must begin at 8, where the one before it ends.")]
    [InlineData(0, 8, 0, 4, 8, "gives \"a\" the bytes 0 to 8 of the data; it must begin at 4, where the one before it ends.")]
    [InlineData(0, 8, 12, 16, 16, "gives \"b\" the bytes 12 to 16 of the data; it must begin at 8, where the one before it ends.")]
    [InlineData(4, 12, 12, 16, 16, "gives \"a\" the bytes 4 to 12 of the data; it must begin at 0, where the one before it ends.")]
    [InlineData(0, 8, 8, 12, 16, "has 16 bytes of data, and its arrays end at 12.")]
    [InlineData(0, 8, 8, 12, 8, "is truncated: \"b\" should end at byte 12 of the data, which has 8.")]
    public void Arrays_fill_the_data_and_share_none_of_it(int begin, int end, int beginOther, int endOther, int length, string? fault)
    {
        string header = $$$"""
            {
              "a": { "dtype": "F32", "shape": [2], "data_offsets": [{{{begin}}}, {{{end}}}] },
              "b": { "dtype": "F32", "shape": [1], "data_offsets": [{{{beginOther}}}, {{{endOther}}}] }
            }
            """;
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] data = [.. Enumerable.Range(0, length / 4).SelectMany(i => BitConverter.GetBytes((float)i))];
        byte[] file = [.. BitConverter.GetBytes((long)json.Length), .. json, .. data];
        if (fault is null)
            Assert.Equal([begin / 4, begin / 4 + 1, beginOther / 4], (float[])[.. Read(file)["a"].Values, .. Read(file)["b"].Values]);
        else
            Assert.EndsWith($": {fault}", Assert.Throws<ModelException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_twice_is_an_error()
    {
        byte[] json = """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
            """u8.ToArray();
        byte[] file = [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]];
        Assert.EndsWith(": holds \"a\" twice.", Assert.Throws<ModelException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_not_allocated()
    {
        byte[] file = [.. BitConverter.GetBytes(long.MaxValue), 1, 2, 3];
        Assert.Contains("is not a safetensors file", Assert.Throws<ModelException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Weight weight)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, [weight]);
        return stream.ToArray();
    }

    private IReadOnlyDictionary<string, Weight> Read(byte[] bytes)
    {
        string path = _directory.File("model.safetensors");
        File.WriteAllBytes(path, bytes);
        return Safetensors.Read(path);
    }
}
