using CsCheck;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class VocabularyTests
{
    private static readonly Vocabulary Small = new(["<pad>", "<unk>", "good", "bad", "not"]);

    private static readonly Gen<(int Length, int Most, Truncation Truncation)> LengthsAndTruncations =
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 12], Gen.Enum<Truncation>());

    [Fact]
    public void Frequent_tokens_come_first_and_equals_in_ordinal_order()
    {
        var builder = new VocabularyBuilder();
        builder.AddText("b a a Z ä c c c");

        Assert.Equal(["<pad>", "<unk>", "c", "a", "b", "z", "ä"], builder.Build().Tokens);
    }

    [Fact]
    public void Rare_tokens_and_those_past_the_size_are_left_out()
    {
        var builder = new VocabularyBuilder();
        builder.Add("a", 3);
        builder.Add("b", 2);
        builder.Add("c", 1);

        Assert.Equal(["<pad>", "<unk>", "a", "b"], builder.Build(minFrequency: 2).Tokens);
        Assert.Equal(["<pad>", "<unk>", "a"], builder.Build(maxSize: 3).Tokens);
    }

    [Fact]
    public void A_vocabulary_to_start_from_comes_first_in_its_order_and_new_tokens_behind_it()
    {
        var builder = new VocabularyBuilder();
        builder.AddText("bad bad new new new rare seen seen");

        Assert.Equal(["<pad>", "<unk>", "good", "bad", "not", "new", "seen", "rare"], builder.Build(start: Small).Tokens);
        Assert.Equal(["<pad>", "<unk>", "good", "bad", "not", "new", "seen"], builder.Build(minFrequency: 2, start: Small).Tokens);
        Assert.Equal(["<pad>", "<unk>", "good", "bad", "not", "new"], builder.Build(maxSize: 6, start: Small).Tokens);
        Assert.Equal(Small.Tokens, builder.Build(maxSize: 3, start: Small).Tokens);
    }

    [Fact]
    public void Order_of_counting_makes_no_difference() => Gen.Char['a', 'f'].Array[0, 40].Sample(letters =>
    {
        var forward = new VocabularyBuilder();
        var backward = new VocabularyBuilder();
        foreach (char letter in letters)
            forward.Add(letter.ToString());
        foreach (char letter in letters.Reverse())
            backward.Add(letter.ToString());

        Vocabulary vocabulary = forward.Build();
        Assert.Equal(vocabulary.Tokens, backward.Build().Tokens);
        int[] counts = [.. vocabulary.Tokens.Skip(2).Select(token => letters.Count(letter => letter == token[0]))];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(letters.Distinct().Count() + 2, vocabulary.Count);
    }, seed: "0000KFdLmrA5");

    [Fact]
    public void A_text_is_encoded_with_unknown_words_as_one_id() => Assert.Equal([4, 2, 1, 3], Small.Encode("Not good film, bad", 10));

    [Theory]
    [InlineData("")]
    [InlineData("(,)")]
    public void A_text_without_tokens_is_one_unknown(string text) => Assert.Equal([Vocabulary.UnknownId], Small.Encode(text, 10));

    [Theory]
    [InlineData(nameof(Truncation.Head), "0 1 2 3")]
    [InlineData(nameof(Truncation.Tail), "6 7 8 9")]
    [InlineData(nameof(Truncation.HeadTail), "0 7 8 9")]
    public void Truncation_keeps_the_beginning_the_end_or_both(string truncation, string kept)
    {
        var digits = new Vocabulary(["<pad>", "<unk>", .. Enumerable.Range(0, 10).Select(i => $"{i}")]);

        int[] ids = digits.Encode("0 1 2 3 4 5 6 7 8 9", 4, Enum.Parse<Truncation>(truncation));

        Assert.Equal(kept, string.Join(' ', ids.Select(id => digits[id])));
    }

    [Fact]
    public void Truncation_equals_that_of_the_whole_sequence() => LengthsAndTruncations.Sample((length, most, truncation) =>
    {
        int[] buffer = new int[most];
        var kept = new TruncatedSequence(buffer, truncation);
        for (int i = 0; i < length; i++)
            kept.Add(i);

        int[] whole = [.. Enumerable.Range(0, length)];
        int head = truncation switch { Truncation.Head => most, Truncation.Tail => 0, _ => most / 4 };
        int[] expected = length == 0 ? [Vocabulary.UnknownId] : length <= most ? whole : [.. whole[..head], .. whole[^(most - head)..]];
        Assert.Equal(expected, buffer[..kept.Finish()]);
    }, seed: "0000KFdLmrA5");

    [Theory]
    [InlineData("good")]
    [InlineData("<pad>,<unk>,a,,b")]
    [InlineData("<pad>,<unk>,a,a")]
    public void Wrong_tokens_are_refused(string tokens) => Assert.Throws<ArgumentException>(() => new Vocabulary(tokens.Split(',')));
}
