using GruSentiment.Data.Sentences;
using GruSentiment.Text;
using GruSentiment.Training.Augmentation;

namespace GruSentiment.Training.Tests.Augmentation;

public class MinimalPairsTests
{
    private static readonly Lazy<IReadOnlyList<(string Text, bool IsPositive)>> s_sentences =
        new(() => new MinimalPairs("en").Draw(20_000, seed: 1));

    [Fact]
    public void As_many_are_positive_as_negative() =>
        Assert.InRange(s_sentences.Value.Count(sentence => sentence.IsPositive), 9_500, 10_500);

    [Fact]
    public void The_same_seed_draws_the_same_sentences()
    {
        Assert.Equal(s_sentences.Value, new MinimalPairs("en").Draw(20_000, seed: 1));
        Assert.NotEqual(s_sentences.Value, new MinimalPairs("en").Draw(20_000, seed: 2));
    }

    [Fact]
    public void Every_slot_is_filled() =>
        Assert.DoesNotContain(s_sentences.Value, sentence => sentence.Text.AsSpan().ContainsAny('{', '}'));

    [Fact]
    public void Most_are_different_and_short()
    {
        Assert.InRange(s_sentences.Value.Select(sentence => sentence.Text).Distinct().Count(), 14_000, 20_000);
        Assert.InRange(s_sentences.Value.Average(sentence => Tokenizer.Tokenize(sentence.Text).Count), 8, 16);
    }

    [Fact]
    public void A_sentence_has_one_label()
    {
        ILookup<string, bool> labels = s_sentences.Value.ToLookup(sentence => sentence.Text, sentence => sentence.IsPositive);
        Assert.Empty(labels.Where(sentence => sentence.Distinct().Count() > 1).Select(sentence => sentence.Key));
    }

    [Fact]
    public void Opinions_are_short_and_half_of_them_good()
    {
        IReadOnlyList<(string Text, bool IsPositive)> opinions = new MinimalPairs("en").DrawOpinions(10_000, seed: 1);
        Assert.Equal(5_000, opinions.Count(opinion => opinion.IsPositive));
        Assert.InRange(opinions.Average(opinion => Tokenizer.Tokenize(opinion.Text).Count), 2, 5);
        Assert.DoesNotContain(opinions, opinion => opinion.Text.AsSpan().ContainsAny('{', '}'));
        Assert.Equal(opinions, new MinimalPairs("en").DrawOpinions(10_000, seed: 1));
    }

    [Fact]
    public void An_opinion_word_is_good_or_bad_and_most_are_drawn()
    {
        PairsFile file = PairsFile.Read("en");
        string[] good = ListsOf(file.Opinions.Select(pair => pair.Text)), bad = ListsOf(file.Opinions.Select(pair => pair.Plain!));
        Assert.Empty(good.Intersect(bad));
        string drawn = string.Concat(new MinimalPairs("en").DrawOpinions(10_000, seed: 1).Select(opinion => $" {opinion.Text} "));
        Assert.InRange(
            good.Concat(bad).Average(word => drawn.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0), 0.95, 1);

        string[] ListsOf(IEnumerable<string> frames) =>
        [
            .. frames.SelectMany(frame => new SentenceFrame(frame).Slots.Select(SentenceFrame.ListOf)).Distinct()
                .Where(list => list is not ("thing" or "things" or "story")).SelectMany(list => file.Words[list]),
        ];
    }

    [Theory]
    [InlineData("not")]
    [InlineData("never")]
    [InlineData("but")]
    [InlineData("good")]
    [InlineData("bad")]
    public void A_word_says_little_by_itself_where_its_surroundings_decide(string word)
    {
        bool[] labels = [.. s_sentences.Value
            .Where(sentence => Tokenizer.Tokenize(sentence.Text).Contains(word)).Select(sentence => sentence.IsPositive)];
        Assert.InRange(labels.Length, 100, 20_000);
        Assert.InRange(labels.Average(isPositive => isPositive ? 1 : 0), 0.25, 0.75);
    }

    [Fact]
    public void Another_language_has_none() =>
        Assert.StartsWith("There are no sentences in the language \"tlh\".",
            Assert.Throws<ArgumentException>(() => new MinimalPairs("tlh")).Message, StringComparison.Ordinal);
}
