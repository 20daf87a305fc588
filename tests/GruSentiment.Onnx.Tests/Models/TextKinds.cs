namespace GruSentiment.Onnx.Tests.Models;

/// <summary>Made-up texts of six kinds: short, long, empty, Chinese, signs, unknown words.</summary>
internal static class TextKinds
{
    /// <summary>What the small models know.</summary>
    public static readonly string[] Words =
        ["good", "bad", "film", "soup", "very", "not", "never", "slow", "warm", "and", "!", "😀", "好", "看", "不", "汤", "10/10", "café"];

    private static readonly string[] s_signs =
        ["👍🏽", "&amp;", "&lt;br&gt;", "e\u0301", "<b>", "👨‍👩‍👧", "★★★", ":-)", "&#33;", "so\u00ADup", "\uD83D", "ก็", "?!"];

    private static readonly string[] s_chinese = ["好", "看", "不", "汤", "很", "电", "影", "，", "。"];

    /// <summary>Texts, each kind in turn.</summary>
    public static string[] Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => (i % 6) switch
        {
            0 => Join(random, Words, random.Next(1, 12)),
            1 => Join(random, Words, random.Next(700, 1000)),
            2 => random.Next(2) == 0 ? "" : " ,, \n",
            3 => string.Concat(random.GetItems(s_chinese, random.Next(1, 60))),
            4 => Join(random, [.. s_signs, .. Words], random.Next(1, 40)),
            _ => string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => Unknown(random))),
        })];
    }

    private static string Join(Random random, string[] words, int count) => string.Join(' ', random.GetItems(words, count));

    private static string Unknown(Random random) => new(random.GetItems("bcdfghkqxz".AsSpan(), random.Next(2, 9)));
}
