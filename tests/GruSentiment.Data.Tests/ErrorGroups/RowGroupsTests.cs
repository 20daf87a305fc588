using GruSentiment.Data.Behaviour;
using GruSentiment.Data.ErrorGroups;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Tests.Influence;
using GruSentiment.Inference;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.ErrorGroups;

public sealed class RowGroupsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Rows_are_counted_in_every_group_they_are_in()
    {
        // The model finds all positive but for "very bad": 0.5 is positive, and unsure.
        using SentimentPredictor predictor = English(("very bad", 1, -5), ("very good", 1, 5));
        (string Text, string Label)[] rows =
        [
            ("not good but cheap", "negative"), // wrong; a negation, a contrast, unsure, "cheap" is not known
            ("it isn't good", "negative"), // wrong; a negation, unsure
            ("very good", "positive"),
            ("very bad although good", "negative"), // a contrast
            ("the film was good", "positive"), // unsure
        ];
        RowGroups groups = Groups(predictor, rows, [0.1f, 0.2f, 0, 0, 0]);
        Assert.Equal(
            [("negation", 2, 2), ("contrast", 2, 1), ("unknown_words", 1, 1), ("unsure", 3, 2)],
            groups.Groups.Select(group => (group.Name, group.Rows, group.Errors)));
        Assert.Equal([0, 0.5, 0, 1 / 3.0], groups.Groups.Select(group => group.Accuracy));
        Assert.Equal(0.1, groups.Groups[0].Chance, 12); // Of the ten pairs of rows, one is both errors.
        Assert.All(groups.Groups, group => Assert.False(group.IsWorse));
        Assert.Empty(groups.LeftOut);
    }

    [Fact]
    public void A_group_with_more_errors_than_chance_puts_there_is_marked()
    {
        using SentimentPredictor predictor = English(("very good", 1, 5));
        (string, string)[] right = [.. Enumerable.Range(0, 30).Select(i => ("very good film", "positive"))];
        (string, string)[] wrong = [.. Enumerable.Range(0, 4).Select(i => ("not very good film", "negative"))];
        RowGroup negation = Groups(predictor, [.. right, .. wrong], new float[34]).Groups.Single(group => group.Name == "negation");
        Assert.Equal((4, 4, true), (negation.Rows, negation.Errors, negation.IsWorse));
        Assert.Equal(1 / 46_376.0, negation.Chance, 12); // One of 34 over 4.
    }

    [Fact]
    public void The_longest_the_shortest_and_the_most_mixed_tenth_are_groups()
    {
        using SentimentPredictor predictor = English();
        (string, string)[] rows = [.. Enumerable.Range(1, 20).Select(i => (Repeated(i), "positive"))];
        RowGroups groups = Groups(predictor, rows, [.. Enumerable.Range(0, 20).Select(i => i / 20f)]);
        Assert.Equal(
            [
                ("short", "short: up to 4 tokens", 2), ("long", "long: 38 tokens or more", 2),
                ("mixed", "mixed: words for and against, the tenth with most", 2),
            ],
            groups.Groups.Select(group => (group.Name, group.Description, group.Rows)));
    }

    [Fact]
    public void What_is_beyond_the_maximum_length_is_cut()
    {
        using SentimentPredictor predictor = English();
        (string, string)[] rows = [(Repeated(51), "positive"), ("good film", "positive")];
        Assert.Equal(
            ("cut at the model's 100 tokens", 1, 0),
            Groups(predictor, rows, null).Groups.Where(group => group.Name == "cut")
                .Select(group => (group.Description, group.Rows, group.Errors)).Single());
    }

    [Fact]
    public void What_can_not_be_looked_for_is_said()
    {
        using SentimentPredictor predictor = PairModel.OfTwo();
        Assert.Equal(
            [
                "negation, contrast: they are found by English words, and few of these are among the model's most frequent ones",
                "mixed: the model has no n-gram model, by which they are found",
            ],
            Groups(predictor, [("not good", "negative"), ("good film", "positive")], null).LeftOut);
    }

    private static string Repeated(int times) => string.Join(' ', Enumerable.Repeat("good film", times));

    private static SentimentPredictor English(params (string Pair, int Class, float Weight)[] pairs)
    {
        IEnumerable<string> words = BehaviourSuite.English.Tests.SelectMany(test => Tokenizer.Tokenize(test.Text)).Distinct()
            .Where(word => word != "cheap").Union(["not", "it", "isn't", "good", "very", "bad", "although", "the", "film", "was", "but"]);
        return PairModel.Of(["negative", "positive"], words, pairs);
    }

    private RowGroups Groups(SentimentPredictor predictor, (string Text, string Label)[] rows, IReadOnlyList<float>? balance)
    {
        string data = _directory.Write("data.csv", "text,label\n" + string.Concat(rows.Select(row => $"{row.Text},{row.Label}\n")));
        var evaluation = ModelEvaluation.Run(predictor, data, cancellation: TestContext.Current.CancellationToken);
        return RowGroups.Of(evaluation, predictor.Model, balance);
    }
}
