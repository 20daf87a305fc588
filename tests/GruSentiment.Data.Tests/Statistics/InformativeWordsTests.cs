using GruSentiment.Data.Statistics;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class InformativeWordsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_score_is_the_papers()
    {
        // 30 texts each; "good" is in 24 of one class and 4 of the other, "the" in all; a word twice in a text counts once.
        IReadOnlyList<InformativeWord>[] words = Of(Enumerable.Range(0, 60)
            .Select(i => (i < 30 ? "1" : "0", i < 24 ? "the good good" : i is >= 30 and < 34 ? "the good" : "the")));

        double here = 24 + 2.8, there = 4 + 2.8; // with a tenth of 28 as the prior
        double allHere = 54 + 8.8, allThere = 34 + 8.8;
        double z = (Math.Log(here / (allHere - here)) - Math.Log(there / (allThere - there))) / Math.Sqrt(1 / here + 1 / there);
        InformativeWord good = Assert.Single(words[1]);
        Assert.Equal(("good", 24, 28), (good.Word, good.Texts, good.AllTexts));
        Assert.Equal(z, good.Score, 10);
    }

    [Fact]
    public void The_only_word_of_a_file_tells_nothing() =>
        Assert.All(Of(Enumerable.Range(0, 60).Select(i => ($"{i % 2}", "good"))), Assert.Empty);

    [Fact]
    public void Words_seen_once_and_words_of_rows_left_out_tell_nothing()
    {
        IReadOnlyList<InformativeWord>[] words = Of(
            [.. Enumerable.Range(0, 40).Select(i => ($"{1 + 4 * (i % 2)}",
                $"{(i % 2 == 0 ? "awful" : "lovely")} n{(char)('a' + i % 26)}{i}")), .. Enumerable.Repeat(("3", "middling"), 40)]);

        Assert.Equal(["awful"], words[0].Select(word => word.Word));
        Assert.Equal(["lovely"], words[1].Select(word => word.Word));
    }

    [Fact]
    public void Each_of_three_classes_has_the_words_it_does_not_share()
    {
        string[] labels = ["negative", "neutral", "positive"], words3 = ["bad", "plain", "fine"];
        IReadOnlyList<InformativeWord>[] words = Of(Enumerable.Range(0, 90).Select(i => (labels[i % 3], $"it was {words3[i % 3]}")));

        Assert.Equal(["bad", "plain", "fine"], words.Select(one => Assert.Single(one).Word));
    }

    private IReadOnlyList<InformativeWord>[] Of(IEnumerable<(string, string)> rows) =>
        [.. InformativeWords.Of(ReviewFile.Set(_folder, rows))];
}
