using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>
/// The training loop: epoch after epoch every network learns in its turn, then all are measured together. It hands each epoch to its caller, who
/// saves, prints and may stop asking.
/// </summary>
public sealed class Trainer
{
    private readonly ClassifierEnsemble _ensemble;
    private readonly TrainingOptions _options;
    private readonly BatchSampler _training;
    private readonly BatchSampler _validation;
    private readonly IReadOnlyList<string> _labels;
    private readonly ClassWeights? _trainingWeights, _validationWeights;

    /// <param name="ensemble">What learns; on return from each epoch it holds that epoch's weights.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="training">Reviews to learn from.</param>
    /// <param name="validation">Reviews to measure on after each epoch.</param>
    /// <param name="labels">Class names.</param>
    public Trainer(ClassifierEnsemble ensemble, TrainingOptions options, IReadOnlyList<EncodedReview> training, IReadOnlyList<EncodedReview> validation,
        IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        _ensemble = ensemble;
        _options = options;
        _training = new BatchSampler(training, options.BatchSize);
        _validation = new BatchSampler(validation, options.BatchSize);
        _labels = labels;
        if (options.Balance)
            (_trainingWeights, _validationWeights) = (Balancing(training), Balancing(validation));

        ClassWeights Balancing(IReadOnlyList<EncodedReview> reviews) => ClassWeights.Balancing(reviews.Select(review => review.Label), labels.Count);
    }

    /// <summary>Trains epoch by epoch, until the last, or until the validation loss has not fallen for the options' patience.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var stopping = new EarlyStopping(_options.Patience);
        Learner[] learners = [.. _ensemble.Members.Select(member => new Learner(member, _options, _training, _trainingWeights))];
        try
        {
            for (int epoch = 1; epoch <= _options.Epochs && !stopping.ShouldStop; epoch++)
            {
                var tally = new EpochTally(epoch, _options.Epochs, _training.Count * learners.Length);
                foreach (Learner learner in learners)
                    learner.Learn(tally, progress, cancellation);
                double tokensPerSecond = tally.TokensPerSecond;
                foreach (Learner learner in learners)
                    learner.Settle();
                Predictions predictions = ClassifierPredictions.Of(_ensemble, _validation, _labels, cancellation);
                double validationLoss = Metrics.MeanLoss(predictions, _validationWeights);
                double accuracy = Metrics.Of(predictions).Accuracy;
                var measured = new EpochResult(epoch, tally.Loss, tally.Accuracy, validationLoss, accuracy, tally.LearningRate, tally.Seconds, tokensPerSecond);
                bool best = stopping.Observe(epoch, validationLoss);
                yield return new TrainedEpoch(measured, best, predictions);
            }
        }
        finally
        {
            foreach (Learner learner in learners)
                learner.Dispose();
        }
    }
}
