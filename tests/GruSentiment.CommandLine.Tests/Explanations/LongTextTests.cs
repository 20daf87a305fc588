using GruSentiment.CommandLine.Explanations;
using GruSentiment.Explanations;

namespace GruSentiment.CommandLine.Tests.Explanations;

/// <summary>Texts with more words than are answered after, or than the network reads.</summary>
public class LongTextTests
{
    [Fact]
    public void A_step_of_several_words_is_named_and_no_single_word_is_blamed()
    {
        string[] lines = Lines(Of(words: 80, read: 80, ngrams: 0));

        Assert.Contains("Probability of positive after every 2nd word, read from the front:", lines);
        Assert.Contains("  0.75 → 0.25  words 3 to 4: … w003", lines);
    }

    [Fact]
    public void Few_answers_to_a_longer_text_are_not_listed_as_neighbours()
    {
        string[] lines = Lines(Of(words: 50, read: 50, ngrams: 0));

        Assert.Contains("word 2: 0.75  word 50: 0.75", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("w001 0.75", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.25, "The network reads the first 20 of 1,200 words; the n-gram model reads all.")]
    [InlineData(0, "The network reads the first 20 of 1,200 words; the rest does not count.")]
    public void What_the_network_does_not_read_is_said_behind_the_text(double ngrams, string said)
    {
        string[] lines = Lines(Of(words: 1200, read: 20, ngrams));

        int at = Array.IndexOf(lines, said);
        Assert.EndsWith("…", lines[at - 1], StringComparison.Ordinal);
        Assert.Equal("", lines[at + 1]);
    }

    [Fact]
    public void Of_a_text_that_is_read_whole_nothing_is_said() =>
        Assert.DoesNotContain(Lines(Of(words: 80, read: 80, ngrams: 0)), line => line.Contains("reads", StringComparison.Ordinal));

    private static Explanation Of(int words, int read, double ngrams)
    {
        (string, double)[] all = [.. Enumerable.Range(0, words).Select(i => ($"w{i:000}", 0.001))];
        return MadeExplanation.Long(string.Join(' ', all.Select(word => word.Item1)), read, ngrams, all);
    }

    private static string[] Lines(Explanation explanation) =>
        [.. new ExplanationLines(explanation, 100, 0.5).All("positive", coloured: false).Select(line => line.ToString())];
}
