using GruSentiment.Data.Sentences;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Tests.Sentences;

public class SentenceFrameTests
{
    private static readonly Dictionary<string, string[]> s_lists = new() { ["good"] = ["great", "fine"], ["thing"] = ["film"] };

    [Fact]
    public void Every_slot_gets_a_word_of_its_list_and_two_slots_of_a_list_different_ones()
    {
        var frame = new SentenceFrame("The {thing} was {good1} and {good2}.");
        Assert.Equal(["thing", "good1", "good2"], frame.Slots);
        for (int seed = 0; seed < 20; seed++)
        {
            string sentence = Draw(frame, seed);
            Assert.Contains(sentence, (string[])["The film was great and fine.", "The film was fine and great."]);
        }
    }

    [Fact]
    public void A_slot_that_stands_twice_is_filled_alike() =>
        Assert.Contains(Draw(new SentenceFrame("{Good}, simply {good}."), 1), (string[])["Great, simply great.", "Fine, simply fine."]);

    [Fact]
    public void Words_that_are_chosen_already_stay()
    {
        var chosen = new Dictionary<string, string> { ["good"] = "lovely" };
        var frame = new SentenceFrame("A {good} {thing}.");
        frame.Draw(s_lists, new SeededRandom(1), chosen);
        Assert.Equal("A lovely film.", frame.Fill(chosen));
    }

    [Theory]
    [InlineData("This is a {word}.", "awful", "This is an awful.")]
    [InlineData("This is a {word}.", "unimpressive", "This is an unimpressive.")]
    [InlineData("This is a {word}.", "uninspired", "This is an uninspired.")]
    [InlineData("This is a {word}.", "honest", "This is an honest.")]
    [InlineData("This is a {word}.", "useful", "This is a useful.")]
    [InlineData("This is a {word}.", "unique", "This is a unique.")]
    [InlineData("This is a {word}.", "lovely", "This is a lovely.")]
    [InlineData("a {word} day", "odd", "An odd day")]
    [InlineData("Panda {word}", "eats", "Panda eats")]
    public void An_article_fits_the_word_behind_it(string frame, string word, string sentence) =>
        Assert.Equal(sentence, new SentenceFrame(frame).Fill(new Dictionary<string, string> { ["word"] = word }));

    [Theory]
    [InlineData("{word}.", "Fine.")]
    [InlineData("Well. {word}.", "Well. Fine.")]
    [InlineData("Oh! {word}.", "Oh! Fine.")]
    [InlineData("How was it? {word}.", "How was it? Fine.")]
    [InlineData("It was, {word}.", "It was, fine.")]
    [InlineData("At 7.5 {word}.", "At 7.5 fine.")]
    public void A_capital_begins_each_sentence(string frame, string sentence) =>
        Assert.Equal(sentence, new SentenceFrame(frame).Fill(new Dictionary<string, string> { ["word"] = "fine" }));

    private static string Draw(SentenceFrame frame, int seed)
    {
        var chosen = new Dictionary<string, string>();
        frame.Draw(s_lists, new SeededRandom(seed), chosen);
        return frame.Fill(chosen);
    }
}
