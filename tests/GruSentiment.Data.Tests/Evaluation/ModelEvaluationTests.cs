using System.Diagnostics;
using GruSentiment.Data.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;

namespace GruSentiment.Data.Tests.Evaluation;

public sealed class ModelEvaluationTests : IDisposable
{
    private static readonly string[] s_labels = ["positive", "negative"];

    private readonly TemporaryDirectory _directory = new();
    private readonly SentimentPredictor _predictor = new(ToyModel.Of(2), threads: 1);
    private readonly CancellationTokenSource _source = new();

    public void Dispose()
    {
        _source.Dispose();
        _predictor.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Every_row_gets_the_models_answer()
    {
        string[] texts = ["good film", "bad soup", "not very good"];
        Prediction[] answers = _predictor.Predict(texts, _source.Token);
        ModelEvaluation evaluation = ModelEvaluation.Run(_predictor, Data(texts), cancellation: _source.Token);

        Assert.Equal(3, evaluation.Metrics.Rows);
        Assert.All(answers, (answer, row) => Assert.Equal(answer.Probabilities[1], evaluation.Predictions.Probability(row, 1)));
    }

    [Fact]
    public void An_evaluation_that_is_cancelled_already_measures_nothing()
    {
        string data = Data(["good", "bad"]);
        _source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ModelEvaluation.Run(_predictor, data, cancellation: _source.Token));
    }

    [Fact]
    public void A_pipe_that_says_nothing_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such pipe here.");
        string pipe = _directory.File("pipe");
        using (Process make = Process.Start("mkfifo", [pipe]))
            make.WaitForExit();
        _source.CancelAfter(50);
        try
        {
            Assert.ThrowsAny<OperationCanceledException>(() => ModelEvaluation.Run(_predictor, pipe, cancellation: _source.Token));
        }
        finally
        {
            using var end = new FileStream(pipe, FileMode.Open, FileAccess.Write); // Ends the thread that waits for it.
        }
    }

    [Fact]
    public void A_disposed_model_is_not_measured()
    {
        string data = Data(["good", "bad"]);
        _predictor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ModelEvaluation.Run(_predictor, data, cancellation: _source.Token));
    }

    [Fact]
    public void Predictions_that_are_cancelled_leave_the_file_as_it_was()
    {
        ModelEvaluation evaluation = ModelEvaluation.Run(_predictor, Data(["good", "bad"]), cancellation: _source.Token);
        string path = _directory.Write("answers.csv", "old");
        _source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => evaluation.SavePredictions(path, _source.Token));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["answers.csv", "data.csv"], _directory.Files);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void No_more_threads_encode_than_the_model_is_given(int threads, int loops)
    {
        const int Rows = 613;
        string data = Data([.. Enumerable.Range(0, Rows).Select(i => i % 2 == 0 ? "good film" : "bad soup")]);
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads);
        using var parallel = new ParallelLoops();
        ModelEvaluation.Run(predictor, data, cancellation: _source.Token);
        Assert.Equal(loops, parallel.Count(Rows));
    }

    private string Data(string[] texts) =>
        _directory.Write("data.csv", "text,label\n" + string.Concat(texts.Select((text, i) => $"{text},{s_labels[i % 2]}\n")));
}
