using CsCheck;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Splits;

public sealed class StratifiedFoldsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_fold_has_its_share_of_every_class_and_so_has_each_part_of_the_rest()
    {
        ReviewSet set = Load(Enumerable.Range(0, 1000).Select(i => ($"film n{i}", i % 5 == 0 ? 1 : 0)));

        IReadOnlyList<ReviewSplit> folds = StratifiedFolds.Of(set, 5, validation: 0.1, seed: 1);

        Assert.Equal(5, folds.Count);
        Assert.All(folds, fold =>
        {
            Assert.Equal((720, 80, 200), (fold.Training.Length, fold.Validation.Length, fold.Test.Length));
            Assert.Equal((144, 16, 40), (set.LabelsOf(fold.Training).Sum(), set.LabelsOf(fold.Validation).Sum(),
                set.LabelsOf(fold.Test).Sum()));
        });
    }

    [Fact]
    public void Every_row_is_tested_once_and_no_text_stands_in_two_parts() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2]).Array[0, 60],
            Gen.Int[2, 4], Gen.Double[0, 0.5], Gen.Int).Sample((rows, count, validation, seed) =>
        {
            ReviewSet set = Load([.. Enumerable.Range(0, 12).Select(i => ($"own{(char)('a' + i)} of", i % 3)),
                .. rows.Select(row => ($"word{(char)('a' + row.Item1)} it is", row.Item2))]);

            IReadOnlyList<ReviewSplit> folds = StratifiedFolds.Of(set, count, validation, seed);

            Assert.Equal(Enumerable.Range(0, set.Count), folds.SelectMany(fold => fold.Test).Order());
            Assert.All(folds, fold =>
            {
                int[][] parts = validation > 0 ? [fold.Training, fold.Validation, fold.Test] : [fold.Training, fold.Test];
                Assert.Equal(Enumerable.Range(0, set.Count), parts.SelectMany(part => part).Order());
                string[][] texts =
                    [.. parts.Select(part => part.Select(review => string.Join(' ', set.TokensOf(review).ToArray())).Distinct().ToArray())];
                Assert.Equal(texts.Sum(part => part.Length), texts.SelectMany(part => part).Distinct().Count());
                Assert.All(parts, part => Assert.Equal(part.Order(), part));
                Assert.All(parts, Assert.NotEmpty);
            });
        }, seed: "0000KFdLmrA5", iter: 50);

    [Fact]
    public void Folds_of_different_texts_differ_by_a_row_of_each_class_at_most() =>
        Gen.Select(Gen.Int[20, 60], Gen.Int[20, 60], Gen.Int[2, 20], Gen.Int).Sample((negative, positive, count, seed) =>
        {
            ReviewSet set = Load([.. Enumerable.Range(0, negative).Select(i => ($"bad n{i}", 0)),
                .. Enumerable.Range(0, positive).Select(i => ($"good n{i}", 1))]);
            IReadOnlyList<ReviewSplit> folds = StratifiedFolds.Of(set, count, validation: 0, seed);
            int[] positives = [.. folds.Select(fold => set.LabelsOf(fold.Test).Sum())], sizes = [.. folds.Select(fold => fold.Test.Length)];
            Assert.InRange(positives.Max() - positives.Min(), 0, 1);
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }, seed: "0000KFdLmrA5", iter: 30);

    [Fact]
    public void The_same_seed_gives_the_same_folds_and_another_gives_others()
    {
        ReviewSet set = Load(Enumerable.Range(0, 200).Select(i => ($"film n{i}", i % 2)));

        Assert.Equal(Tests(1), Tests(1));
        Assert.NotEqual(Tests(1), Tests(2));

        IEnumerable<int> Tests(long seed) => StratifiedFolds.Of(set, 4, 0.1, seed).SelectMany(fold => fold.Test);
    }

    [Fact]
    public void A_class_with_too_few_different_texts_is_an_error_that_names_it()
    {
        ReviewSet set = Load([.. Enumerable.Range(0, 9).Select(i => ($"bad n{i}", 0)), ("a film", 1), ("A FILM", 1), ("a film", 1),
            ("b film", 1), ("c film", 1)]);

        Assert.Equal(3, StratifiedFolds.Of(set, 3, 0.1, seed: 1).Count);
        Assert.Equal(2, StratifiedFolds.Of(set, 2, 0, seed: 1).Count);
        Assert.Equal($"{set.Report.Name}: too few rows for 5 folds: 3 different texts of class 'positive', expected at least 5 "
            + $"of each class.",
            Assert.Throws<DataException>(() => StratifiedFolds.Of(set, 5, 0.1, seed: 1)).Message);
        Assert.Equal($"{set.Report.Name}: too few rows for 2 folds: 3 different texts of class 'positive', expected at least 4 "
            + $"of each class.",
            Assert.Throws<DataException>(() => StratifiedFolds.Of(set, 2, 0.1, seed: 1)).Message);
    }

    [Fact]
    public void A_text_that_fills_a_fold_leaves_a_text_for_each_part_of_the_others()
    {
        ReviewSet set = Load([.. Enumerable.Repeat(("the same again", 0), 40), ("a film", 0), ("b film", 0), ("c film", 0),
            .. Enumerable.Range(0, 40).Select(i => ($"good n{i}", 1))]);

        Assert.All(StratifiedFolds.Of(set, 2, 0.2, seed: 1), fold =>
            Assert.All((int[][])[fold.Training, fold.Validation, fold.Test], part =>
                Assert.Equal([0, 1], set.LabelsOf(part).Distinct().Order())));
    }

    private ReviewSet Load(IEnumerable<(string Text, int Label)> rows)
    {
        string path = _folder.Write($"{Guid.NewGuid()}.csv", "text,label\n"
            + string.Concat(rows.Select(row => $"{row.Text},{row.Label}\n")));
        return ReviewSet.Load(path);
    }
}
