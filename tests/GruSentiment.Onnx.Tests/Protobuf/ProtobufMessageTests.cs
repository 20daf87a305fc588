using GruSentiment.Onnx.Protobuf;

namespace GruSentiment.Onnx.Tests.Protobuf;

public class ProtobufMessageTests
{
    [Theory]
    [InlineData(1, 0, "0800")]
    [InlineData(1, 150, "089601")]
    [InlineData(16, 1, "800101")]
    [InlineData(3, -1, "18FFFFFFFFFFFFFFFFFF01")]
    public void A_whole_number_is_a_varint(int field, long value, string expected) =>
        Assert.Equal(expected, Hex(new ProtobufMessage().Add(field, value)));

    [Fact]
    public void A_text_is_its_length_and_utf8() => Assert.Equal("1202C3A9", Hex(new ProtobufMessage().Add(2, "é")));

    [Fact]
    public void A_message_within_is_its_length_and_its_fields() =>
        Assert.Equal("1A03089601", Hex(new ProtobufMessage().Add(3, new ProtobufMessage().Add(1, 150))));

    [Fact]
    public void Numbers_are_written_block_by_block_little_endian()
    {
        var message = new ProtobufMessage().Add(9, [new float[] { 1 }, new float[] { -2, 0.5f }]);
        Assert.Equal("4A0C" + "0000803F" + "000000C0" + "0000003F", Hex(message));
        Assert.Equal("4A08" + "FEFFFFFFFFFFFFFF", Hex(new ProtobufMessage().Add(9, [-2L])));
    }

    private static string Hex(ProtobufMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        Assert.Equal(message.Length, stream.Length);
        return Convert.ToHexString(stream.ToArray());
    }
}
