using GruSentiment.Explanations;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

public class TextPiecesTests
{
    private static readonly double[] s_adds = [1, -0.5, 0.25];

    [Fact]
    public void Words_and_what_stands_between_them_make_up_the_text() => Assert.Equal(
        [new("(", -1, 0), new("Fine", 0, 1), new(", ", -1, 0), new("but", 1, -0.5), new("\n", -1, 0), new("slow", 2, 0.25),
            new("!)", -1, 0)],
        Pieces("(Fine, but\nslow!)", 0, 3));

    [Fact]
    public void The_texts_ends_belong_to_the_stretches_of_its_first_and_last_word()
    {
        Assert.Equal([new("(", -1, 0), new("Fine", 0, 1)], Pieces("(Fine, but\nslow!)", 0, 1));
        Assert.Equal([new("but", 1, -0.5)], Pieces("(Fine, but\nslow!)", 1, 2));
        Assert.Equal([new("slow", 2, 0.25), new("!)", -1, 0)], Pieces("(Fine, but\nslow!)", 2, 3));
    }

    [Fact]
    public void Two_tokens_of_one_place_are_one_piece_that_adds_both()
    {
        Explanation made = MadeExplanation.Of("so good", s_adds).Explanation;
        Explanation twice = MadeExplanation.With(made, words: [made.Words[0], made.Words[0], made.Words[1]]);

        Assert.Equal([new("so", 0, 2), new(" ", -1, 0), new("good", 2, -0.5)], TextPieces.Of(twice, new Stretch(0, 3)));
    }

    [Fact]
    public void A_long_piece_is_cut_at_the_end_of_a_character()
    {
        string dashes = new('-', 200), letters = new('x', 199);

        Assert.Equal(
            [new("a", 0, 1), new(dashes, -1, 0), new($"{letters}y", 1, -0.5), new(" ", -1, 0), new($"{letters}…", 2, 0.25, IsWhole: false),
                new($"{dashes}…", -1, 0, IsWhole: false)],
            Pieces($"a{dashes}{letters}y {letters}e\u0301{dashes}-", 0, 3));
    }

    [Fact]
    public void A_phrase_is_written_as_in_the_text()
    {
        Explanation made = MadeExplanation.Of("(Fine, but\nslow!)", s_adds).Explanation;

        Assert.Equal("but", TextPieces.Word(made, 1));
        Assert.Equal("Fine, but", TextPieces.Word(made, 0, words: 2));
    }

    private static IReadOnlyList<TextPiece> Pieces(string text, int first, int end) =>
        TextPieces.Of(MadeExplanation.Of(text, s_adds).Explanation, new Stretch(first, end));
}
