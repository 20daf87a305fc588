using CsCheck;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

/// <summary>.NET's NFC, where it has ICU, is the measure; characters that are newer than our table may differ.</summary>
public sealed class CanonicalFormTests
{
    private static readonly int[] s_characters =
        [.. Enumerable.Range(0, 0x30000).Where(c => c is < 0xD800 or > 0xDFFF and not (0xFFFE or 0xFFFF) && !IsNewer(c))];

    [Fact]
    public void EachCharacterIsComposedAsDotNetDoes()
    {
        foreach (int character in s_characters.Where(c => (c & 0xFFFE) != 0xFFFE))
        {
            string text = char.ConvertFromUtf32(character);
            Assert.Equal(text.Normalize(), CanonicalForm.Compose(text));
            if (CanonicalForm.IsPlain(text))
                Assert.True(text.IsNormalized());
        }
    }

    [Fact]
    public void LettersWithMarksAreComposedAsDotNetDoes()
    {
        int[] interesting = [.. s_characters.Where(c => c is >= 'A' and <= 'z' or >= 0x1100 and <= 0x11FF or 0xAC00 or 0xAC01
            || !CanonicalForm.IsPlain(char.ConvertFromUtf32(c)) || CanonicalData.Instance.TryTakeApart(c, out _))];
        Gen.OneOfConst(interesting).Array[1, 8].Sample(
            characters =>
            {
                string text = string.Concat(characters.Select(char.ConvertFromUtf32));
                Assert.Equal(text.Normalize(), CanonicalForm.Compose(text));
                if (CanonicalForm.IsPlain(text))
                    Assert.True(text.IsNormalized());
            },
            seed: "0N0XIzNsQ0O2", iter: 200_000);
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")] // Marks are put in order.
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0915\u093C", "\u0915\u093C")] // Stays apart.
    public void KnownTexts(string text, string composed) => Assert.Equal(composed, CanonicalForm.Compose(text));

    /// <summary>Added after Unicode 15.</summary>
    private static bool IsNewer(int character) =>
        character is 0x0897 or >= 0x105C0 and <= 0x105FF or >= 0x10D40 and <= 0x10D8F or 0x10EFA or 0x10EFB or 0x10EFC
            or >= 0x11380 and <= 0x113FF or >= 0x16100 and <= 0x1613F or >= 0x16D40 and <= 0x16D7F or >= 0x1E5D0 and <= 0x1E5FF
            or >= 0x1ACF and <= 0x1AFF;
}
