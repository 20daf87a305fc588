using System.Buffers.Binary;

namespace GruSentiment.Reports.Tests.TensorBoard;

/// <summary>A field of a Protocol Buffers message, as it is on the wire.</summary>
/// <param name="Key">The field's number.</param>
/// <param name="Number">Its bits, of a number.</param>
/// <param name="Bytes">Its bytes, of all else.</param>
internal readonly record struct WireField(int Key, ulong Number, byte[] Bytes)
{
    /// <summary>The fields of a message, in their order.</summary>
    public static WireField[] Read(byte[] message)
    {
        var fields = new List<WireField>();
        for (int at = 0; at < message.Length;)
        {
            ulong tag = Varint(message, ref at);
            (int key, ulong number, byte[] bytes) = ((int)(tag >> 3), 0UL, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    number = Varint(message, ref at);
                    break;
                case 1:
                    number = BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at));
                    at += sizeof(ulong);
                    break;
                case 2:
                    int length = (int)Varint(message, ref at);
                    bytes = message[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    number = BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at));
                    at += sizeof(uint);
                    break;
                default:
                    Assert.Fail($"Wire type {tag & 7} was not expected.");
                    break;
            }
            fields.Add(new WireField(key, number, bytes));
        }
        return [.. fields];
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}

/// <summary>Fields by their numbers.</summary>
internal static class WireFields
{
    public static WireField[] Of(this WireField[] fields, int key) => Array.FindAll(fields, field => field.Key == key);

    public static double Double(this WireField[] fields, int key) =>
        fields.Of(key) is [var field] ? BitConverter.UInt64BitsToDouble(field.Number) : 0;

    public static long Whole(this WireField[] fields, int key) => fields.Of(key) is [var field] ? (long)field.Number : 0;
}
