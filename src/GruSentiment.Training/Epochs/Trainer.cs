using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>
/// The training loop: in each epoch every network is trained in its turn, then all are measured together. It hands each epoch to its
/// caller, who saves, prints and may stop.
/// </summary>
/// <remarks>
/// Its whole state can be captured between two epochs, between two batches (when progress is reported), and after a cancellation. A trainer
/// that is given it goes on to the same bytes.
/// </remarks>
internal sealed class Trainer
{
    private readonly ClassifierEnsemble _ensemble;
    private readonly TrainingOptions _options;
    private readonly BatchSampler _training;
    private readonly BatchSampler _validation;
    private readonly IReadOnlyList<string> _labels;
    private readonly ClassWeights? _validationWeights;
    private readonly Learner[] _learners;
    private readonly List<EpochResult> _history = [];
    private EarlyStopping _stopping;
    private EpochTally? _begun; // Of the epoch that has begun; null between two.

    /// <param name="ensemble">What is trained; on return from each epoch it holds that epoch's weights.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="training">The training set.</param>
    /// <param name="validation">The validation set, measured after each epoch.</param>
    /// <param name="labels">Class names.</param>
    /// <param name="added">What is trained on beside the training set; nothing when null.</param>
    public Trainer(
        ClassifierEnsemble ensemble, TrainingOptions options, IReadOnlyList<EncodedReview> training,
        IReadOnlyList<EncodedReview> validation, IReadOnlyList<string> labels, AddedReviews? added = null)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        _ensemble = ensemble;
        _options = options;
        _training = new BatchSampler(training, options.BatchSize, added);
        _validation = new BatchSampler(validation, options.BatchSize);
        _labels = labels;
        _validationWeights = Balancing(validation);
        ClassWeights? trainingWeights = Balancing(training);
        _learners = [.. ensemble.Members.Select(member => new Learner(member, options, _training, trainingWeights))];
        _stopping = new EarlyStopping(options.Patience, options.Keep);

        ClassWeights? Balancing(IReadOnlyList<EncodedReview> reviews) =>
            options.Balance ? ClassWeights.Balancing(reviews.Select(review => review.Label), labels.Count) : null;
    }

    /// <summary>The epochs that have ended.</summary>
    public IReadOnlyList<EpochResult> History => _history;

    /// <summary>The best epoch so far, from 1; null before the first has ended.</summary>
    public int? BestEpoch => _history.Count == 0 ? null : _stopping.BestEpoch;

    /// <summary>Whether the last epoch has ended, or the validation loss has not fallen for the options' patience.</summary>
    public bool IsFinished => _history.Count >= _options.Epochs || _stopping.ShouldStop;

    /// <summary>Trains epoch by epoch from where it stands, until it is finished.</summary>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<MeasuredEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (!IsFinished)
        {
            MeasuredEpoch epoch = TrainEpoch(progress, cancellation);
            Accept(epoch);
            yield return epoch;
        }
    }

    /// <summary>
    /// Trains and measures one epoch, or the rest of an interrupted one. It counts once <see cref="Accept"/> is called.
    /// </summary>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public MeasuredEpoch TrainEpoch(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        _begun ??= NewTally();
        foreach (Learner learner in _learners)
            learner.Learn(_begun, progress, cancellation);
        double tokensPerSecond = _begun.TokensPerSecond;
        foreach (Learner learner in _learners)
            learner.FinalizeWeights(_begun);
        Predictions predictions = ClassifierPredictions.Of(_ensemble, _validation, _labels, cancellation)
            ?? throw DivergedException.OfValidationLoss(_begun.Epoch, _begun.Steps, double.NaN, _begun.LearningRate);
        double validationLoss = Metrics.MeanLoss(predictions, _validationWeights);
        double accuracy = Metrics.Of(predictions).Accuracy;
        var result = new EpochResult(
            _begun.Epoch, _begun.Loss, _begun.Accuracy, validationLoss, accuracy, _begun.LearningRate, _begun.Seconds, tokensPerSecond)
        {
            GradientNorm = _begun.GradientNorm,
            LargestGradientNorm = _begun.LargestGradientNorm,
        };
        return new MeasuredEpoch(result, _stopping.IsBest(validationLoss), predictions);
    }

    /// <summary>Counts an epoch as ended; the next one begins after it.</summary>
    /// <param name="epoch">As <see cref="TrainEpoch"/> has just given it.</param>
    public void Accept(MeasuredEpoch epoch)
    {
        _stopping.Observe(epoch.Result.Epoch, epoch.Result.ValidationLoss);
        _history.Add(epoch.Result);
        foreach (Learner learner in _learners)
            learner.EndEpoch();
        _begun = null;
    }

    /// <summary>A copy of the whole state: between two epochs, between two batches, or after a cancellation.</summary>
    public TrainerState Capture() => new()
    {
        History = [.. _history],
        Begun = _begun?.State,
        Networks = [.. _learners.Select(learner => learner.Capture())],
    };

    /// <summary>Goes back to a captured state; the epochs after it are then the same to the byte.</summary>
    /// <param name="state">Of this or another trainer with the same options and reviews. It is copied, and may be restored again.</param>
    /// <exception cref="ArgumentException">It is of networks of another number or shape.</exception>
    public void Restore(TrainerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Networks.Count != _learners.Length)
        {
            throw new ArgumentException(
                $"The state is of {state.Networks.Count} networks; {_learners.Length} were expected.", nameof(state));
        }
        foreach ((Learner learner, LearnerState captured) in _learners.Zip(state.Networks))
            learner.Restore(captured);
        _history.Clear();
        _history.AddRange(state.History);
        _stopping = new EarlyStopping(_options.Patience, _options.Keep);
        foreach (EpochResult epoch in _history)
            _stopping.Observe(epoch.Epoch, epoch.ValidationLoss);
        _begun = state.Begun is { } begun ? NewTally(begun) : null;
    }

    private EpochTally NewTally(EpochTallyState begun = default) =>
        new(_history.Count + 1, _options.Epochs, _training.Count * _learners.Length, begun);
}
