using GruSentiment.Data.Audits;
using GruSentiment.Evaluation;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Audits;

/// <summary>
/// The probabilities of every row by models that were trained without it: a cross-validation, repeated with other folds and seeds, and the
/// geometric mean of what it gives. One training is in memory at a time.
/// </summary>
internal static class OutOfFold
{
    /// <summary>Trains and classifies.</summary>
    /// <param name="files">The reviews.</param>
    /// <param name="options">How many folds.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="observer">Is told of each batch.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In the order of the reviews.</returns>
    /// <exception cref="GruSentimentException">The reviews can't be divided, or a training fails.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static Predictions Of(
        TrainingFiles files, AuditOptions options, int repeats, IAuditObserver? observer, CancellationToken cancellation)
    {
        int classes = files.Reviews.ClassNames.Count;
        double[] logs = new double[files.Reviews.Count * classes];
        for (int repeat = 1; repeat <= repeats; repeat++)
        {
            var folds = new CrossValidation(files.For(Repeated(files.Request, options, repeat)));
            for (int fold = 1; fold <= folds.Count; fold++)
            {
                var relay = new Relay(repeat, repeats, fold, folds.Count, observer);
                Predictions predictions = Train(folds, fold, relay, cancellation);
                foreach ((int place, int review) in folds.ReviewsOf(fold).Index())
                {
                    for (int k = 0; k < classes; k++)
                        logs[review * classes + k] += Math.Log(Math.Max(predictions.Probability(place, k), LabelNoise.LeastProbability));
                }
            }
        }
        return Mean(files, logs, repeats);
    }

    private static TrainingRequest Repeated(TrainingRequest request, AuditOptions options, int repeat) => request with
    {
        Folds = options.Folds,
        Training = request.Training with { Seed = SeedOf(request.Training.Seed, repeat) },
    };

    /// <summary>The seed of a repeat; after the largest number, they go on from 0.</summary>
    internal static int SeedOf(int seed, int repeat) => (int)(((long)seed + repeat - 1) & int.MaxValue);

    private static Predictions Train(CrossValidation folds, int fold, Relay relay, CancellationToken cancellation)
    {
        using ModelTraining training = folds.Prepare(fold, cancellation: cancellation);
        training.Pretrain(cancellation: cancellation);
        foreach (TrainedEpoch _ in training.Train(relay, cancellation))
        {
        }
        using var measured = new SnapshotMeasurement(training.Best!, training.Config, training.Data, training.Request.Training.Threads);
        return measured.Predict(training.Data.Test, cancellation);
    }

    private static Predictions Mean(TrainingFiles files, double[] logs, int repeats)
    {
        var predictions = new Predictions(files.Reviews.ClassNames);
        int classes = files.Reviews.ClassNames.Count;
        for (int review = 0; review < files.Reviews.Count; review++)
        {
            double[] weights = [.. logs.AsSpan(review * classes, classes).ToArray().Select(log => Math.Exp(log / repeats))];
            predictions.Add(files.Reviews.Labels[review], [.. weights.Select(weight => (float)(weight / weights.Sum()))]);
        }
        return predictions;
    }

    private sealed class Relay(int repeat, int repeats, int fold, int folds, IAuditObserver? observer) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) =>
            observer?.Progressed(new AuditProgress(repeat, repeats, new FoldProgress(fold, folds, value)));
    }
}
