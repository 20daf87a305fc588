using GruSentiment.Data.Evaluation;
using GruSentiment.Encoders;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

#pragma warning disable xUnit1051 // The examples are written as in a program, which has no test's cancellation.

namespace GruSentiment.Reports.Tests.Documents;

/// <summary>Runs the documents' examples in C#, which stand here line for line: <see cref="CodeExampleTests"/> compares.</summary>
[Collection(ExampleDirectory.Collection)]
public sealed class ProgramExamples : IDisposable
{
    private readonly ExampleDirectory _directory = new();

    public ProgramExamples()
    {
        _directory.Write("my-reviews.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false));
        _directory.Write("test.csv", ToyReviews.Csv(60, 2, seed: 2, noise: false));
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_program_trains()
    {
        var request = new TrainingRequest
        {
            Data = "my-reviews.csv",
            Training = new TrainingOptions { Epochs = 3, Seed = 7 },
        };
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
        TrainingResult result = new TrainingSession(request, recorder).Run();
        Console.WriteLine($"{recorder.Directory.Path}: accuracy {result.Metrics.Validation.Accuracy:P1}");

        Assert.Equal([1, 2, 3], result.History.Select(epoch => epoch.Epoch));
        string run = Assert.Single(Directory.GetDirectories("runs"));
        Assert.StartsWith($"{run}: accuracy ", Assert.Single(_directory.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_trains_on_reviews_in_memory()
    {
        Order[] orders = [.. Enumerable.Range(0, 80).Select(i => new Order($"{Word(i)} lamp {i}", Stars(i)))];
        (string, string)[] newest = [.. Enumerable.Range(0, 10).Select(i => ($"{Word(i)} {i}", $"{Stars(i)}"))];

        IEnumerable<(string Text, string Label)> reviews = orders.Select(order => (order.Review, $"{order.Stars}"));
        using SentimentPredictor predictor = SentimentTrainer.Train(reviews);
        Console.WriteLine(predictor.Predict("Arrived broken, and nobody answers.").Label);

        var options = new TrainingRequest { Output = "runs/orders", Training = new TrainingOptions { Epochs = 3, Seed = 7 } };
        var given = new TrainingReviews(reviews) { Validation = newest };
        using var saver = new RunRecorder(RunDirectory.For(options, DateTimeOffset.Now));
        Console.WriteLine($"validated on {new TrainingSession(options, given, saver).Run().Metrics.Validation.Rows} reviews");

        Assert.Equal(["negative", "validated on 10 reviews"], _directory.Output);
        Assert.Contains("\"data\": \"(in memory)\"", File.ReadAllText("runs/orders/config.json"), StringComparison.Ordinal);
        Assert.Contains("\"validation\": \"(in memory)\"", File.ReadAllText("runs/orders/config.json"), StringComparison.Ordinal);

        static string Word(int i) => i % 2 == 0 ? "broken" : "lovely";
        static int Stars(int i) => i % 2 == 0 ? 1 : 5;
    }

    [Fact]
    public void A_program_reads_a_text_word_by_word()
    {
        Train("runs/one-way", new ModelOptions { Bidirectional = false });

        using SentimentPredictor reader = SentimentPredictor.Load("runs/one-way");
        SentimentStream stream = reader.StartStream();
        foreach (string word in "The plot was thin, but I laughed.".Split(' '))
            Console.WriteLine($"{word}: {stream.Push(word).Label}");
        stream.Reset(); // The next word begins the next text.

        Assert.Equal(
            ["The:", "plot:", "was:", "thin,:", "but:", "I:", "laughed.:"], _directory.Output.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void A_program_uses_a_model()
    {
        Train("runs/NAME");

        using SentimentPredictor predictor = SentimentPredictor.Load("runs/NAME");
        Prediction prediction = predictor.Predict("The plot was thin, but I laughed all the way through.");
        Console.WriteLine($"{prediction.Label} ({prediction.Probability:P0})");

        string[] texts = ["What a waste of money.", "Best purchase this year!"];
        foreach (Prediction answer in predictor.Predict(texts))
            Console.WriteLine($"{answer.Label}: {string.Join(", ", answer.Probabilities)}");

        Prediction doubtful = predictor.Predict("Qwrt zxcv.");
        Console.WriteLine(doubtful.IsKnown && doubtful.Probability >= 0.6 ? doubtful.Label : "don't know");

        string review = "The plot was thin, but I laughed all the way through.";
        Explanation why = predictor.Explain(review);
        foreach (WordContribution word in why.Words)
            Console.WriteLine($"{word.Contribution:+0.00;-0.00} {review.Substring(word.Start, word.Length)}");
        Console.WriteLine($"{why.Base:+0.00;-0.00} without words; the logit of {why.Label} is {why.Logit:+0.00;-0.00}");

        ModelEvaluation evaluation = ModelEvaluation.Run(predictor, "test.csv");
        Console.WriteLine($"accuracy {evaluation.Metrics.Accuracy:P1}, AUC {evaluation.Metrics.Auc:0.000}");

        Assert.Equal(17, _directory.Output.Length);
        Assert.Equal("don't know", _directory.Output[3]);
        Assert.EndsWith(" laughed", _directory.Output[10], StringComparison.Ordinal);
        Assert.Contains("; the logit of positive is ", _directory.Output[15], StringComparison.Ordinal);
        Assert.Equal(60, evaluation.Metrics.Rows);
    }

    private static void Train(string directory, ModelOptions? model = null)
    {
        var request = new TrainingRequest
        {
            Data = "my-reviews.csv",
            Output = directory,
            Model = model ?? new ModelOptions(),
            Training = new TrainingOptions { Epochs = 1 },
        };
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
        new TrainingSession(request, recorder).Run();
    }

    private sealed record Order(string Review, int Stars);
}
