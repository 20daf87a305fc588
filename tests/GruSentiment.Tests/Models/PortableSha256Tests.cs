using System.Security.Cryptography;
using CsCheck;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public class PortableSha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void It_is_the_standard_s(string text, string sum)
    {
        var portable = new PortableSha256();
        portable.Append(System.Text.Encoding.ASCII.GetBytes(text));
        Assert.Equal(sum, Convert.ToHexStringLower(portable.Finish()));
    }

    [Fact]
    public void It_is_the_system_s_whatever_parts_the_bytes_come_in() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 300]).Sample((bytes, cut) =>
        {
            cut = Math.Min(cut, bytes.Length);
            var portable = new PortableSha256();
            portable.Append(bytes.AsSpan(0, cut));
            portable.Append(bytes.AsSpan(cut));
            return portable.Finish().SequenceEqual(SHA256.HashData(bytes));
        });
}
