using CsCheck;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Splits;

public sealed class StratifiedSplitTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_part_has_its_share_of_every_class()
    {
        ReviewSet set = Load(Enumerable.Range(0, 1000).Select(i => ($"film n{i}", i % 5 == 0 ? 1 : 0)));

        ReviewSplit split = StratifiedSplit.Of(set, validation: 0.1, seed: 1, test: 0.2);

        Assert.Equal((700, 100, 200), (split.Training.Length, split.Validation.Length, split.Test.Length));
        Assert.Equal((140, 20, 40), (set.LabelsOf(split.Training).Sum(), set.LabelsOf(split.Validation).Sum(),
            set.LabelsOf(split.Test).Sum()));
    }

    [Fact]
    public void The_same_seed_gives_the_same_parts_and_another_gives_others()
    {
        ReviewSet set = Load(Enumerable.Range(0, 200).Select(i => ($"film n{i}", i % 2)));

        Assert.Equal(StratifiedSplit.Of(set, 0.1, seed: 1).Validation, StratifiedSplit.Of(set, 0.1, seed: 1).Validation);
        Assert.NotEqual(StratifiedSplit.Of(set, 0.1, seed: 1).Validation, StratifiedSplit.Of(set, 0.1, seed: 2).Validation);
    }

    [Fact]
    public void The_same_parts_come_with_every_version()
    {
        ReviewSet set = Load(Enumerable.Range(0, 20).Select(i => ($"film n{i}", i % 2)));

        Assert.Equal([1, 2, 15, 18], StratifiedSplit.Of(set, 0.2, seed: 42).Validation);
    }

    [Fact]
    public void Reviews_are_divided_once_and_no_text_stands_in_two_parts() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2]).Array[3, 60],
            Gen.Double[0.05, 0.4], Gen.Double[0, 0.4], Gen.Int).Sample((rows, validation, test, seed) =>
        {
            ReviewSet set = Load([("one of", 0), ("two of", 0), ("three of", 0), ("four of", 1), ("five of", 1), ("six of", 1),
                ("seven of", 2), ("eight of", 2), ("nine of", 2),
                .. rows.Select(row => ($"word{(char)('a' + row.Item1)} it is", row.Item2))]);

            ReviewSplit split = StratifiedSplit.Of(set, validation, seed, test);

            int[][] parts = test > 0 ? [split.Training, split.Validation, split.Test] : [split.Training, split.Validation];
            Assert.Equal(Enumerable.Range(0, set.Count), parts.SelectMany(part => part).Order());
            Assert.All(parts, part => Assert.Equal(part.Order(), part));
            string[][] texts =
                [.. parts.Select(part => part.Select(review => string.Join(' ', set.TokensOf(review).ToArray())).Distinct().ToArray())];
            Assert.Equal(texts.Sum(part => part.Length), texts.SelectMany(part => part).Distinct().Count());
            Assert.All(parts, part => Assert.NotEmpty(part));
        }, seed: "0000KFdLmrA5", iter: 50);

    [Fact]
    public void Few_rows_give_one_of_each_class_to_each_part()
    {
        ReviewSet set = Load([("a film", 0), ("b film", 0), ("c film", 1), ("d film", 1), ("d film", 1)]);

        ReviewSplit split = StratifiedSplit.Of(set, 0.1, seed: 3);

        Assert.Equal([0, 1], set.LabelsOf(split.Validation).Order());
        Assert.Equal([0, 1], set.LabelsOf(split.Training).Distinct().Order());
    }

    [Fact]
    public void Too_few_different_texts_are_an_error_that_says_how_many_are_needed()
    {
        ReviewSet set = Load([("a film", 0), ("A film!", 0), ("a film", 0), ("c film", 1), ("d film", 1)]);
        ReviewSet two = Load([("a film", 0), ("b film", 1)]);

        Assert.NotNull(StratifiedSplit.Of(set, 0.5, seed: 1));
        Assert.Equal($"{two.Report.Name}: too few different texts to divide into parts: 1 of class 'negative', expected at least 2 "
            + $"of each class.",
            Assert.Throws<DataException>(() => StratifiedSplit.Of(two, 0.1, seed: 1)).Message);
        Assert.Equal($"{set.Report.Name}: too few different texts to divide into parts: 2 of class 'negative', expected at least 3 "
            + $"of each class.",
            Assert.Throws<DataException>(() => StratifiedSplit.Of(set, 0.1, seed: 1, test: 0.1)).Message);
    }

    [Theory]
    [InlineData(-0.1, 0)]
    [InlineData(0.6, 0.4)]
    [InlineData(double.NaN, 0)]
    public void Shares_that_leave_nothing_to_train_on_are_refused(double validation, double test) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Of(Load([("a", 0), ("b", 1)]), validation, 1, test));

    private ReviewSet Load(IEnumerable<(string Text, int Label)> rows)
    {
        string path = _folder.Write($"{Guid.NewGuid()}.csv", "text,label\n"
            + string.Concat(rows.Select(row => $"{row.Text},{row.Label}\n")));
        return ReviewSet.Load(path);
    }
}
