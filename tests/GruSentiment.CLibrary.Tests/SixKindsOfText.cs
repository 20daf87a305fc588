namespace GruSentiment.CLibrary.Tests;

/// <summary>Texts on which programs differ when one of them knows less of Unicode.</summary>
internal static class SixKindsOfText
{
    private static readonly string[] s_words =
    [
        "good", "bad", "film", "soup", "very", "not", "!", "😀", "GOOD", "<br />", "&amp;", "1,000", "ｂａｄ", // plain English and signs
        "crème", "cre\u0300me", "İstanbul", "ISPARTA", "ıssız", "Straße", "a\u0302\u0323", "\u212B", // letters with marks
        "很好", "不好看", "映画", "です", "\u1112\u1161\u11AB국어", // Chinese, Japanese, Korean in letters
        "كِتَابٌ", "جيد", "שָׁלוֹם", "\uFB2A", // Arabic and Hebrew with marks
        "ดีมาก", "ខ្មែរ", "क\u093Cिताब", "\u09C7\u09BE", // scripts whose vowels are marks
        "👩‍👩‍👧", "👍🏽", "\U0001D15E", "\u0000", "\uFFFD", // emoji, music, a zero
    ];

    public static string[] Texts(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i => string.Join(i % 3 == 0 ? "" : " ", random.GetItems(s_words, random.Next(60))))];
    }
}
