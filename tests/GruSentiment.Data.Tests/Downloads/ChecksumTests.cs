using GruSentiment.Data.Downloads;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class ChecksumTests
{
    [Theory] // RFC 1321, A.5 and FIPS 180-4's example of "abc".
    [InlineData("md5:900150983CD24FB0D6963F7D28E17F72", "MD5 900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public async Task Is_that_of_the_content_in_the_same_algorithm(string text, string shown)
    {
        Checksum checksum = Checksum.Parse(text);

        Assert.Equal(shown, checksum.ToString());
        Assert.Equal(checksum, await checksum.OfAsync(new MemoryStream("abc"u8.ToArray()), TestContext.Current.CancellationToken));
        Assert.NotEqual(checksum, await checksum.OfAsync(new MemoryStream("abd"u8.ToArray()), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("md5")]
    [InlineData("md5:")]
    [InlineData("md5:9001")]
    [InlineData("crc:900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("md5:x00150983cd24fb0d6963f7d28e17f72")]
    [InlineData("sha256:900150983cd24fb0d6963f7d28e17f72")]
    public void A_text_that_is_none_is_refused(string text)
    {
        var e = Assert.Throws<FormatException>(() => Checksum.Parse(text));
        Assert.Equal($"\"{text}\" is no checksum; md5: and 32, or sha256: and 64 hexadecimal digits were expected.", e.Message);
    }
}
