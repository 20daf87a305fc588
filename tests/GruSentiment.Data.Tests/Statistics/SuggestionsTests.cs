using GruSentiment.Data.Statistics;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class SuggestionsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_large_even_file_of_short_known_texts_needs_no_word() => Assert.Empty(For(Rows(2_000, i => i % 2)));

    [Fact]
    public void Few_reviews_measure_coarsely() => Assert.Equal(
        ["600 reviews are few to train on. With 60 validation reviews the measured accuracy varies by about ±11 points. "
            + "A training with Folds = 5 measures on all reviews; Embeddings = FILE (word vectors) or Unlabelled = FILE "
            + "(more reviews, without labels) helps to learn from few."],
        For(Rows(600, i => i % 2)));

    [Fact]
    public void Folds_that_some_class_is_too_rare_for_are_not_proposed() =>
        Assert.DoesNotContain(For(Rows(80, i => i < 4 ? 0 : 1)), line => line.Contains("Folds", StringComparison.Ordinal));

    [Fact]
    public void A_class_that_nearly_all_rows_have_makes_accuracy_easy() => Assert.Equal(
        ["95 % of the rows are positive: a model that always answers positive reaches that accuracy. "
            + "Look at balanced accuracy, recall and F1 (evaluate), not at accuracy alone; "
            + "a training with Balance makes each class count the same."],
        For(Rows(4_000, i => i % 20 == 0 ? 0 : 1)));

    [Fact]
    public void A_class_of_a_few_dozen_rows_can_hardly_be_learned() =>
        Assert.Contains(
            "Only 20 rows are negative: too few to learn that class, and to measure how well it is learned.",
            For(Rows(2_000, i => i % 100 == 0 ? 0 : 1)));

    [Fact]
    public void Texts_with_several_labels_want_a_decision() => Assert.Equal(
        ["1 text has several labels (lines 2002 and 2003): no model can be right on all of their rows. Decide which label is meant."],
        For([.. Rows(2_000, i => i % 2), ("0", "so so"), ("1", "so so")]));

    [Fact]
    public void Repeats_count_double() => Assert.Equal(
        ["5 % of the rows repeat an earlier text and count double. "
            + "train never puts the same text into both training set and validation set; "
            + "a separate test file may share texts with this one."],
        For([.. Rows(1_900, i => i % 2), .. Rows(100, i => i % 2)]));

    [Fact]
    public void Long_texts_are_cut()
    {
        (string, string)[] rows = [.. Rows(2_000, i => i % 2)];
        for (int i = 0; i < rows.Length; i += 8)
            rows[i].Item2 += string.Concat(Enumerable.Range(0, 820).Select(j => $" {Word((i + 7) * (j + 1))}"));

        Assert.Contains(
            "12.5 % of the texts are longer than MaxLength = 800 and are truncated; "
            + "MaxLength = 850 keeps 95 % of them whole, and takes longer.",
            For(rows));
    }

    [Fact]
    public void Words_that_training_never_sees_stay_unknown() =>
        Assert.Contains(For([.. Rows(2_000, i => i % 2).Select((row, i) => (row.Label, $"{row.Text} once{i}"))]), suggestion =>
            suggestion.StartsWith(
                "10 % of the tokens of new reviews are out-of-vocabulary, with the default vocabulary of ", StringComparison.Ordinal)
            && suggestion.EndsWith(". More rows help most.", StringComparison.Ordinal));

    private IReadOnlyList<string> For(IEnumerable<(string, string)> rows) =>
        [.. ReviewStatistics.Of(ReviewFile.Of(_folder, rows)).Suggestions.Select(suggestion => suggestion.ToString())];

    /// <summary>Different texts of nine words from a small vocabulary.</summary>
    private static IEnumerable<(string Label, string Text)> Rows(int count, Func<int, int> label) =>
        Enumerable.Range(0, count).Select(i =>
            ($"{label(i)}", string.Join(' ', Enumerable.Range(1, 9).Select(j => Word(i * j + i / 97 * j * j)))));

    private static string Word(int number) => $"w{number % 97}";
}
