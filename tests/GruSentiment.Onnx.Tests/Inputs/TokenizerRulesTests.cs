using System.Globalization;
using System.Text;
using System.Text.Json;
using GruSentiment.Text;

namespace GruSentiment.Onnx.Tests.Inputs;

/// <summary>The tables of <c>tokenizer-rules.json</c> say of every character what the tokenizer does.</summary>
public class TokenizerRulesTests
{
    private static readonly JsonElement s_rules = Rules();

    [Fact]
    public void Single_characters_are_those_of_the_tokenizer()
    {
        JsonElement table = s_rules.GetProperty("single_characters");
        HashSet<int> always = Table(table.GetProperty("always")), ifWord = Table(table.GetProperty("if_word_or_mark"));
        Assert.All(AllRunes(), rune => Assert.Equal(
            Script.IsToken(rune), always.Contains(rune.Value) || ifWord.Contains(rune.Value) && Script.ContinuesWord(rune)));
    }

    [Fact]
    public void Emoji_are_those_of_the_tokenizer()
    {
        HashSet<int> emoji = Table(s_rules.GetProperty("emoji"));
        Assert.All(AllRunes(), rune => Assert.Equal(Script.IsEmoji(rune), emoji.Contains(rune.Value)));
    }

    [Fact]
    public void Removed_characters_are_those_of_the_tokenizer()
    {
        HashSet<int> removed = [.. Table(s_rules.GetProperty("invisible")), .. Table(s_rules.GetProperty("left_out_marks")), 0x200D];
        Assert.All(AllRunes().Where(rune => rune.Value is >= 0x80 and <= 0xFFFF), rune =>
            Assert.Equal(PlainText.From($"a{(char)rune.Value}b") == "ab", removed.Contains(rune.Value)));
    }

    [Fact]
    public void Apostrophes_are_those_of_the_tokenizer()
    {
        HashSet<int> apostrophes = [.. s_rules.GetProperty("apostrophes").EnumerateArray().Select(Code), 0x05F3];
        Assert.All(AllRunes().Where(rune => rune.Value is >= 0x80 and <= 0xFFFF), rune =>
            Assert.Equal(PlainText.From($"a{(char)rune.Value}b") == "a'b", apostrophes.Contains(rune.Value)));
    }

    private static IEnumerable<Rune> AllRunes() => Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code));

    private static HashSet<int> Table(JsonElement ranges) =>
        [.. ranges.EnumerateArray().SelectMany(range => Enumerable.Range(Code(range[0]), Code(range[1]) - Code(range[0]) + 1))];

    private static int Code(JsonElement hex) => int.Parse(hex.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static JsonElement Rules()
    {
        using Stream stream = typeof(OnnxExport).Assembly.GetManifestResourceStream("tokenizer-rules.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
