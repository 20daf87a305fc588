using System.Diagnostics;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>This project's side: what <c>train</c> does with no flags, and the saved model's answers.</summary>
internal static class GruRun
{
    public static Outcome Measure(ComparedFile file, ComparedParts parts, int threads, string directory, CancellationToken cancellation)
    {
        double seconds = Train(file, parts, threads, directory, cancellation);
        using SentimentPredictor predictor = SentimentPredictor.Load(directory, threads);
        SavedModel model = predictor.Model;
        EncodedReview[] reviews = parts.Test.Set.Encode(
            parts.Test.Reviews, model.Vocabulary, model.Config.Model.MaxLength, model.Config.Ngrams);
        Prediction[] answers = predictor.Predict([.. reviews.Select(review => review.Text)], cancellation);
        return new(TrainingSystem.GruSentiment, parts.Seed, parts.Test.AccuracyOf([.. answers.Select(answer => answer.Class)]), seconds);
    }

    /// <summary>Trains as <c>train</c> does.</summary>
    /// <returns>The seconds from the beginning to the end of the last epoch, saved.</returns>
    private static double Train(ComparedFile file, ComparedParts parts, int threads, string directory, CancellationToken cancellation)
    {
        var request = new TrainingRequest
        {
            Data = file.Data,
            Reader = file.Reader,
            Test = file.Test is null ? ComparedReviews.TestPart : null,
            Training = new TrainingOptions { Seed = parts.Seed, Threads = threads },
            Output = directory,
        };
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
        var watcher = new Watcher(file, parts);
        new TrainingSession(request, recorder, watcher).Run(cancellation);
        cancellation.ThrowIfCancellationRequested();
        return watcher.Seconds;
    }

    /// <summary>Makes sure that the training is given the same reviews as fastText, and says how it goes.</summary>
    private sealed class Watcher(ComparedFile file, ComparedParts parts) : ITrainingObserver
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public double Seconds { get; private set; }

        public void Prepared(ModelTraining training)
        {
            RequireSame("validation", parts.Validation, training.Data.Validation);
            if (file.Test is null)
                RequireSame("test", parts.Test, training.Data.Test);
        }

        public void EpochEnded(TrainedEpoch epoch)
        {
            Seconds = _clock.Elapsed.TotalSeconds;
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
