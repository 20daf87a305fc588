using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Training.Models;
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

    /// <summary>The reviews of a fold, in the order in which its training tests them.</summary>
    /// <param name="fold">From 1.</param>
    public IReadOnlyList<int> ReviewsOf(int fold) => _folds[fold - 1].Test;

    /// <summary>Prepares the training without a fold, whose rows are its test set.</summary>
    /// <param name="fold">From 1.</param>
    /// <param name="state">Where to go on from; null to begin.</param>
    /// <param name="cancellation">Ends it; nothing is left of the fold.</param>
    /// <exception cref="GruSentimentException">See <see cref="ModelTraining.Prepare"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public ModelTraining Prepare(int fold, TrainingState? state = null, CancellationToken cancellation = default)
    {
        TrainingData data = Abandonable.Run(() => TrainingData.Of(_files, _folds[fold - 1], cancellation), cancellation);
        return ModelTraining.Begin(_files.Request, data, state, cancellation);
    }

    /// <summary>The result of a fold whose training has ended.</summary>
    /// <param name="fold">From 1.</param>
    /// <param name="training">The training.</param>
    /// <param name="seconds">How long all of it took.</param>
    public static FoldResult Measure(int fold, ModelTraining training, double seconds)
    {
        ArgumentNullException.ThrowIfNull(training);
        return new FoldResult(fold, training.Data.Training.Count, training.Measure(), seconds);
    }
}
