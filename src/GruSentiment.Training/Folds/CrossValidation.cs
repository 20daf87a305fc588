using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Folds;

/// <summary>
/// Trains once per fold, each time without the rows of that fold, and tests on them. So every row is tested, by a model that was trained,
/// and whose best epoch and blend were chosen, without it: on the validation set of the other rows, or on the validation file. Nothing is
/// written, and one training is in memory at a time.
/// </summary>
internal sealed class CrossValidation
{
    private readonly TrainingFiles _files;
    private readonly IReadOnlyList<ReviewSplit> _folds;

    /// <summary>Splits the rows into folds.</summary>
    /// <param name="files">What was read; its request says how many folds.</param>
    /// <exception cref="DataException">A class has too few different texts.</exception>
    public CrossValidation(TrainingFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        TrainingRequest request = files.Request;
        if (request.Folds is not { } folds)
            throw new ArgumentException("The request names no number of folds.", nameof(files));
        _files = files;
        _folds = StratifiedFolds.Of(files.Reviews, folds, request.Validation.Fraction ?? 0, request.Training.Seed);
    }

    /// <summary>How many folds there are.</summary>
    public int Count => _folds.Count;

    /// <summary>Trains fold by fold.</summary>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it; nothing is left of the fold.</param>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<FoldResult> Run(IProgress<FoldProgress>? progress = null, CancellationToken cancellation = default)
    {
        for (int fold = 1; fold <= Count; fold++)
            yield return Run(fold, progress, cancellation);
    }

    /// <summary>Trains without one fold, and measures on it.</summary>
    /// <param name="fold">From 1.</param>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it; nothing is left of the fold.</param>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public FoldResult Run(int fold, IProgress<FoldProgress>? progress = null, CancellationToken cancellation = default)
    {
        IProgress<TrainingProgress>? ofFold = progress is null ? null : new ProgressOfFold(progress, fold, Count);
        var clock = Stopwatch.StartNew();
        TrainingData data = Abandonable.Run(() => TrainingData.Of(_files, _folds[fold - 1]), cancellation);
        using ModelTraining training = ModelTraining.Prepare(_files.Request, data, cancellation);
        foreach (TrainedEpoch _ in training.Train(ofFold, cancellation))
            continue;
        return new FoldResult(fold, data.Training.Count, training.Measure(), clock.Elapsed.TotalSeconds);
    }

    private sealed class ProgressOfFold(IProgress<FoldProgress> progress, int fold, int folds) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(new FoldProgress(fold, folds, value));
    }
}
