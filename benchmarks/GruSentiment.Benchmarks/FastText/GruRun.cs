using System.Diagnostics;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>This project's side: what <c>train</c> does with no flags, and the saved model's answers.</summary>
internal static class GruRun
{
    public static Outcome Measure(ComparedFile file, ComparedParts parts, int threads, string directory, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Train(file, parts, threads, directory, cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        using SentimentPredictor predictor = SentimentPredictor.Load(directory, threads);
        SavedModel model = predictor.Model;
        EncodedReview[] reviews = parts.Test.Set.Encode(
            parts.Test.Reviews, model.Vocabulary, model.Config.Model.MaxLength, model.Config.Ngrams);
        Prediction[] answers = predictor.Predict([.. reviews.Select(review => review.Text)], cancellation);
        return new(TrainingSystem.GruSentiment, parts.Seed, parts.Test.AccuracyOf([.. answers.Select(answer => answer.Class)]), seconds);
    }

    private static void Train(ComparedFile file, ComparedParts parts, int threads, string directory, CancellationToken cancellation)
    {
        var request = new TrainingRequest
        {
            Data = file.Data,
            Reader = file.Reader,
            Test = file.Test is null ? ComparedReviews.TestPart : null,
            Training = new TrainingOptions { Seed = parts.Seed, Threads = threads },
            Output = directory,
        };
        using TrainingRun run = TrainingRun.Prepare(request, cancellation);
        RequireSame("validation", parts.Validation, run.Data.Validation);
        if (file.Test is null)
            RequireSame("test", parts.Test, run.Data.Test);
        foreach (TrainedEpoch epoch in run.Train(cancellation: cancellation))
        {
            Console.Error.WriteLine(
                FormattableString.Invariant($"  epoch {epoch.Result.Epoch}: validation {epoch.Result.ValidationAccuracy:P2}"));
        }
    }

    /// <summary>Checks that fastText is given the same reviews, should <c>train</c> ever divide the file in another way.</summary>
    private static void RequireSame(string name, ReviewPart part, IReadOnlyList<EncodedReview> reviews)
    {
        if (!part.Labels.SequenceEqual(reviews.Select(review => review.Label)))
            throw new InvalidOperationException($"train's {name} part is another than fastText's.");
    }
}
