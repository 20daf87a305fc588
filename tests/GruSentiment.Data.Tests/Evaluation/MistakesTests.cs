using System.Text.Json;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Files;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Evaluation;

public sealed class MistakesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void They_are_all_wrong_answers_the_most_confident_first(int classes)
    {
        using SentimentPredictor predictor = SavedToyModel.In(_directory, classes);
        ModelEvaluation evaluation = Evaluate(predictor);
        Predictions predictions = evaluation.Predictions;
        int[] wrong =
        [
            .. Enumerable.Range(0, predictions.Count)
                .Where(row => predictions.PredictedClass(row, 0.5) != predictions.TrueClass(row))
                .OrderByDescending(row => predictions.Probability(row, predictions.PredictedClass(row, 0.5))),
        ];
        Assert.True(wrong.Length > 3);

        IReadOnlyList<Mistake> all = evaluation.Mistakes(100, TestContext.Current.CancellationToken);
        Assert.Equal(wrong.Select(row => row + 2), all.Select(mistake => mistake.Line));
        Assert.All(all, mistake =>
        {
            Prediction answer = predictor.Predict(mistake.Text);
            Assert.Equal((answer.Label, answer.Probability), (mistake.Predicted, mistake.Probability));
            Assert.NotEqual(mistake.Label, mistake.Predicted);
            Assert.StartsWith($"row {mistake.Line - 2} ", mistake.Text, StringComparison.Ordinal);
        });
        Assert.Equal(all.Take(3), evaluation.Mistakes(3, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void None_is_lost_in_silence_where_the_file_has_changed()
    {
        using SentimentPredictor predictor = SavedToyModel.In(_directory, classes: 2);
        ModelEvaluation evaluation = Evaluate(predictor);
        string path = _directory.Write("data.csv", "text,label\nrow 0 good,positive\n");
        Assert.Equal($"{path}: has changed since it was read; the same rows were expected.",
            Assert.Throws<DataException>(() => evaluation.Mistakes(100)).Message);
    }

    [Fact]
    public void Json_lists_them_last_and_only_when_asked_for()
    {
        using SentimentPredictor predictor = SavedToyModel.In(_directory, classes: 2);
        ModelEvaluation evaluation = Evaluate(predictor);

        Assert.DoesNotContain("\"errors\"", evaluation.ToJson(), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(evaluation.ToJson(evaluation.Mistakes(1, TestContext.Current.CancellationToken)));
        Mistake first = evaluation.Mistakes(1, TestContext.Current.CancellationToken)[0];
        JsonElement error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(["line", "text", "label", "predicted", "probability"], error.EnumerateObject().Select(member => member.Name));
        Assert.Equal((first.Line, first.Text), (error.GetProperty("line").GetInt32(), error.GetProperty("text").GetString()));
        Assert.Equal("errors", json.RootElement.EnumerateObject().Last().Name);
    }

    [Fact]
    public void Json_has_every_class_with_its_intervals_behind_what_was_there_before()
    {
        using SentimentPredictor predictor = SavedToyModel.In(_directory, classes: 3);
        ModelEvaluation evaluation = Evaluate(predictor);
        using JsonDocument json = JsonDocument.Parse(evaluation.ToJson());

        Assert.Equal(
            ["rows", "accuracy", "loss", "precision", "recall", "f1", "auc", "confusion", "seconds", "ece", "balanced_accuracy",
                "accuracy_interval", "trained_rows", "validated_rows", "unseen",
                "auc_interval", "average_precision", "classes", "macro_mean", "weighted_mean", "suggested_threshold"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        JsonElement[] classes = [.. json.RootElement.GetProperty("classes").EnumerateArray()];
        Assert.Equal(["negative", "neutral", "positive"], classes.Select(one => one.GetProperty("label").GetString()));
        Assert.Equal(
            ["label", "precision", "recall", "f1", "support", "predicted", "precision_interval", "recall_interval", "auc", "auc_interval",
                "average_precision"],
            classes[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, classes[1].GetProperty("recall_interval").ValueKind); // No row is neutral.
        Assert.Equal(evaluation.Classes.Classes[0].Ratios.Recall, classes[0].GetProperty("recall").GetDouble());
        Assert.Equal(evaluation.Classes.Classes[0].RecallInterval!.Value.High, classes[0].GetProperty("recall_interval")[1].GetDouble());
    }

    private ModelEvaluation Evaluate(SentimentPredictor predictor)
    {
        string[] words = ["good", "bad", "film", "soup", "not"];
        string csv = "text,label\n" + string.Concat(Enumerable.Range(0, 24).Select(row =>
            $"row {row} {words[row % 5]} {words[row * 7 / 3 % 5]},{(row % 2 == 0 ? "positive" : "negative")}\n"));
        string path = _directory.Write("data.csv", csv);
        return ModelEvaluation.Run(predictor, path, cancellation: TestContext.Current.CancellationToken);
    }
}
