using System.Diagnostics;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Tests.Folds;

/// <summary>A cross-validation from its first fold to its last, as a session does it.</summary>
internal static class CrossValidationRun
{
    public static IEnumerable<FoldResult> Run(
        this CrossValidation validation, IProgress<FoldProgress>? progress = null, CancellationToken cancellation = default)
    {
        for (int fold = 1; fold <= validation.Count; fold++)
        {
            var clock = Stopwatch.StartNew();
            using ModelTraining training = validation.Prepare(fold, cancellation: cancellation);
            var relay = new Relay(value => progress?.Report(new FoldProgress(fold, validation.Count, value)));
            _ = training.Train(relay, cancellation).Count();
            yield return CrossValidation.Measure(fold, training, clock.Elapsed.TotalSeconds);
        }
    }

    private sealed class Relay(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
