using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Options;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// Trains with a trial's options on all folds but one, and answers the rows of that one: with the whole model, network and n-grams. The
/// rows that early stopping looks at are of the other folds.
/// </summary>
internal sealed class TrialTraining
{
    /// <summary>How many folds there are.</summary>
    public const int Folds = 5;

    /// <summary>
    /// Reviews to validate on below which the last epoch is kept: by chance the lowest loss may be that of an early one, which the options
    /// are not to blame for.
    /// </summary>
    private const int FewValidated = 500;

    private readonly TrainingFiles _files;
    private readonly TrainingRequest _asked;
    private readonly IReadOnlyList<ReviewSplit> _folds;

    /// <summary>Divides the rows.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="asked">What is asked for, nothing resolved.</param>
    /// <exception cref="DataException">A class has too few different texts.</exception>
    public TrialTraining(TrainingFiles files, TrainingRequest asked)
    {
        _files = files;
        TrainingRequest request = files.Request;
        double validation = request.Validation.Fraction ?? 0;
        ReviewSplit whole = StratifiedSplit.Of(files.Reviews, validation, request.Training.Seed, request.Test?.Fraction ?? 0);
        TestRows = files.Test?.Count ?? whole.Test.Length;
        int[] rows = [.. whole.Training.Concat(whole.Validation).Order()];
        _folds = StratifiedFolds.Of(files.Reviews, rows, Folds, validation, request.Training.Seed);
        TrueClasses = [.. _folds.Select(fold => (IReadOnlyList<int>)files.Reviews.LabelsOf(fold.Test))];
        Rows = rows.Length;
        _asked = Asked(asked, Rows);
    }

    /// <summary>Rows of all folds.</summary>
    public int Rows { get; }

    /// <summary>Rows of the test set, in none of the folds.</summary>
    public int TestRows { get; }

    /// <summary>The class of each row, fold by fold.</summary>
    public IReadOnlyList<IReadOnlyList<int>> TrueClasses { get; }

    /// <summary>What every trial and the final model train with, but for the options of the trial.</summary>
    /// <param name="request">What is asked for, nothing resolved.</param>
    /// <param name="rows">Rows of all folds.</param>
    public static TrainingRequest Asked(TrainingRequest request, int rows)
    {
        ArgumentNullException.ThrowIfNull(request);
        OptionValues values = request.AllValues;
        bool isChosen = new DeclaredOption[] { TrainingOptions.KeepOption, TrainingOptions.PatienceOption }
            .Any(option => values.SourceOf(option) >= OptionSource.FromPreset);
        double validated = (request.Resolve().Validation.Fraction ?? double.PositiveInfinity) * rows;
        return isChosen || validated >= FewValidated ? request
            : request with { Training = request.Training with { Keep = KeptEpoch.Last } };
    }

    /// <summary>A request with some options changed, without those that its encoder does not have.</summary>
    public static TrainingRequest With(TrainingRequest request, OptionValues changes)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(changes);
        OptionValues values = changes.Over(request.AllValues);
        var encoder = EncoderArchitecture.Of(TrainingRequest.Of(values).Resolve().Model);
        foreach (DeclaredOption option in changes.Options.Where(one => one.IsOfSomeEncoders && !encoder.Options.Contains(one)))
            values = values.Without(option);
        return TrainingRequest.Of(values);
    }

    /// <summary>Trains, and answers.</summary>
    /// <param name="trial">The options.</param>
    /// <param name="fold">The fold that is answered, from 0.</param>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="GruSentimentException">See <see cref="ModelTraining.Prepare"/>; or a loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public FoldAnswers Measure(Trial trial, int fold, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var clock = Stopwatch.StartNew();
        TrainingRequest request = _files.Fitted(With(_asked, trial.Values));
        OptionException.ThrowIfAny(request.Faults()); // What fits the data is known only now.
        TrainingData data = Abandonable.Run(() => TrainingData.Of(_files.For(request), _folds[fold], cancellation), cancellation);
        using ModelTraining training = ModelTraining.Prepare(request, data, cancellation);
        foreach (TrainedEpoch _ in training.Train(progress, cancellation))
        {
        }
        using var measured = new SnapshotMeasurement(training.Best!, training.Config, data, request.Training.Threads);
        Predictions answers = measured.Predict(data.Test, cancellation);
        int[] rows = [.. Enumerable.Range(0, answers.Count)];
        return new FoldAnswers(
            [.. rows.Select(row => (float)Metrics.LossOf(answers, row))],
            [.. rows.Select(row => answers.PredictedClass(row, Metrics.DefaultThreshold))], clock.Elapsed.TotalSeconds, EndedAt: 0);
    }
}
