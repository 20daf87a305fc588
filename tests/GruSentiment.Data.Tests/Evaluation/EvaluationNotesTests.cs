using System.Text.Json;
using GruSentiment.Data.Evaluation;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Evaluation;

public sealed class EvaluationNotesTests : IDisposable
{
    private static readonly string[] s_texts = ["good film", "bad soup", "not good", "very bad"];

    private readonly TemporaryDirectory _directory = new();
    private readonly SentimentPredictor _predictor;

    public EvaluationNotesTests() => _predictor = SavedToyModel.In(_directory, classes: 2);

    public void Dispose()
    {
        _predictor.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_run_that_does_not_say_what_it_was_trained_on_is_measured_without_a_word()
    {
        ModelEvaluation evaluation = Evaluate(Even(s_texts));
        Assert.Empty(Notes(evaluation));
        Assert.Contains(",\"trained_rows\":null,\"validated_rows\":null,\"unseen\":null,", evaluation.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_texts_than_those_of_the_training_are_measured_without_a_word()
    {
        SavedToyModel.Trained(_directory, ["good soup"], ["bad film"]);
        ModelEvaluation evaluation = Evaluate(Even(s_texts));
        Assert.Empty(Notes(evaluation));
        Assert.Contains(",\"trained_rows\":0,\"validated_rows\":0,\"unseen\":null,", evaluation.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 0, "the model was trained on all 4 rows")]
    [InlineData(0, 4, "the model's epoch was chosen on all 4 rows")]
    [InlineData(3, 1, "the model was trained on 3 of the 4 rows, and its epoch was chosen on another 1")]
    public void Figures_on_seen_rows_alone_say_nothing(int trained, int validated, string seen)
    {
        SavedToyModel.Trained(_directory, s_texts[..trained], s_texts[trained..(trained + validated)]);
        Assert.Equal([$"warning: {seen}: these figures say nothing about new reviews."], Notes(Evaluate(Even(s_texts))));
    }

    [Fact]
    public void Rows_that_are_not_seen_are_measured_alone_too()
    {
        SavedToyModel.Trained(_directory, ["GOOD   film"], ["Bad soup"]); // The tokens count, not the letters.
        ModelEvaluation evaluation = Evaluate(Even(s_texts));
        Metrics unseen = Evaluate(Even(s_texts[2..])).Metrics;

        Assert.Equal(
            ["warning: the model was trained on 1 of the 4 rows, and its epoch was chosen on another 1, so these figures look better than "
                + $"they are. Accuracy on the other 2 rows: {unseen.AccuracyText}."],
            Notes(evaluation));
        JsonElement json = JsonDocument.Parse(evaluation.ToJson()).RootElement;
        Assert.Equal((1, 1), (json.GetProperty("trained_rows").GetInt32(), json.GetProperty("validated_rows").GetInt32()));
        Assert.Equal(unseen.Loss, json.GetProperty("unseen").GetProperty("loss").GetDouble());
        Assert.Equal(
            ["rows", "accuracy", "loss", "precision", "recall", "f1", "auc", "confusion", "ece", "balanced_accuracy", "accuracy_interval"],
            json.GetProperty("unseen").EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData(99, "warning: the model was trained on 1 of the 99 rows, so these figures look better than they are. ")]
    [InlineData(101, "the model was trained on 1 of the 101 rows. ")]
    public void A_few_rows_are_worth_no_warning(int rows, string beginning)
    {
        string[] texts = [.. Enumerable.Range(0, rows).Select(row => string.Concat(Enumerable.Repeat("good ", row + 1)))];
        SavedToyModel.Trained(_directory, ["good good"], []);
        ModelEvaluation evaluation = Evaluate(Even(texts));
        string accuracy = evaluation.Seen!.Unseen!.AccuracyText;
        Assert.Equal([$"{beginning}Accuracy on the other {rows - 1} rows: {accuracy}."], Notes(evaluation));
    }

    [Fact]
    public void A_damaged_file_is_warned_of_and_does_not_fail()
    {
        string file = _directory.Write(TrainingTextsFile.Name, "no such file");
        Assert.Equal(
            [$"warning: {file}: is damaged: it does not begin with GRUTEXTS and three numbers. "
                + "So it is not known whether the model was trained on these rows."],
            Notes(Evaluate(Even(s_texts))));
    }

    [Fact]
    public void Labels_of_other_classes_are_named_and_counted() => Assert.Equal(
        ["skipped labels, none of the model's classes (negative, positive): 'neutral' 2 rows, 'Neutral' 1 row"],
        Notes(Evaluate([.. Even(s_texts), ("soup", "neutral"), ("film", "Neutral"), ("film soup", "neutral")])));

    [Fact]
    public void The_middle_of_a_scale_is_named_and_counted() => Assert.Equal(
        ["skipped labels, none of the model's classes (negative, positive): '3' 1 row"],
        Notes(Evaluate([("bad", "1"), ("bad film", "2"), ("film", "3"), ("good", "4"), ("good film", "5")])));

    [Theory]
    [InlineData("negative", "warning: no row is positive: precision, recall and F1 are of that class and say nothing; "
        + "balanced accuracy is the recall of negative alone.")]
    [InlineData("positive", "warning: no row is negative: precision says nothing; balanced accuracy is the recall of positive alone.")]
    public void One_class_alone_is_said(string label, string warning) =>
        Assert.Equal([warning], Notes(Evaluate([("good", label), ("bad", label)])));

    [Fact]
    public void A_better_threshold_is_named_with_what_it_gains()
    {
        float good = _predictor.Predict("good").Probabilities[1], bad = _predictor.Predict("bad").Probabilities[1];
        (string above, string below) = good > bad ? ("good", "bad") : ("bad", "good");
        double used = Math.Min(good, bad) / 2; // Both are positive.
        using SentimentPredictor predictor = SentimentPredictor.Load(_directory.Path, threads: 1, used);
        ModelEvaluation evaluation =
            Evaluate([.. Enumerable.Range(0, 200).Select(row => row % 2 == 0 ? (above, "positive") : (below, "negative"))], predictor);

        string threshold = FormattableString.Invariant($"{evaluation.Suggestion!.Threshold}");
        Assert.Equal(
            [$"a better threshold: Threshold = {threshold} has an accuracy of 100.0 % instead of 50.0 %, and an F1 of 100.0 % instead of "
                + "66.7 %. It was chosen on these rows, which makes it look better than it is; "
                + "chosen on other rows than it is measured on, it gains 50.0 points of accuracy."],
            Notes(evaluation));
    }

    [Fact]
    public void A_class_that_no_row_has_is_averaged_over_nowhere()
    {
        using var directory = new TemporaryDirectory();
        using SentimentPredictor predictor = SavedToyModel.In(directory, classes: 3);
        ModelEvaluation evaluation = Evaluate(Even(s_texts), predictor);
        ConfusionMatrix confusion = evaluation.Metrics.Confusion;

        Assert.Equal(["warning: no row is neutral: averages are over the other classes."], Notes(evaluation));
        Assert.Equal((confusion.Recall(0) + confusion.Recall(2)) / 2, evaluation.Metrics.Recall);
        Assert.Equal(evaluation.Metrics.Recall, evaluation.Metrics.BalancedAccuracy);
        Assert.Equal((confusion.Precision(0) + confusion.Precision(2)) / 2, evaluation.Metrics.Precision);
    }

    private static (string Text, string Label)[] Even(string[] texts) =>
        [.. texts.Select((text, row) => (text, row % 2 == 0 ? "positive" : "negative"))];

    private ModelEvaluation Evaluate((string Text, string Label)[] rows, SentimentPredictor? predictor = null) => ModelEvaluation.Run(
        predictor ?? _predictor,
        _directory.Write("data.csv", "text,label\n" + string.Concat(rows.Select(row => $"{row.Text},{row.Label}\n"))),
        cancellation: TestContext.Current.CancellationToken);

    private static string[] Notes(ModelEvaluation evaluation) => [.. EvaluationNotes.For(evaluation).Select(note => note.ToString())];
}
