using GruSentiment.Evaluation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Epochs;

/// <summary>
/// The training of one network: batch, forward, loss, backward, clip, step. It has its own optimizer, order of batches and random
/// numbers.
/// </summary>
internal sealed class Learner
{
    private readonly EnsembleMember _member;
    private readonly TrainingOptions _options;
    private readonly BatchOrder _order;
    private readonly LearningRateSchedule _schedule;
    private readonly ClassifierOptimizer _optimizer;
    private readonly ClassWeights? _weights;
    private readonly int _batches;

    /// <param name="member">The network.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="training">The training set.</param>
    /// <param name="weights">The weight of a review of each class; each 1 when null.</param>
    public Learner(EnsembleMember member, TrainingOptions options, BatchSampler training, ClassWeights? weights = null)
    {
        _member = member;
        _options = options;
        _weights = weights;
        _batches = training.Count;
        _order = new BatchOrder(training, member.Seed);
        _schedule = new LearningRateSchedule(options.LearningRate, (long)options.Epochs * training.Count, options.Schedule);
        _optimizer = new ClassifierOptimizer(member.Classifier, options, member.Seed);
    }

    /// <summary>Trains on every review once, or on the rest of an interrupted epoch.</summary>
    /// <param name="tally">Counts every step.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    public void Learn(EpochTally tally, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        _member.Classifier.train();
        foreach (ReviewBatch batch in _order.Rest())
        {
            cancellation.ThrowIfCancellationRequested();
            double learningRate = _schedule.At((tally.Epoch - 1L) * _batches + _order.Done);
            StepResult result = _member.Random.Draw(() => Step(batch, learningRate));
            if (!double.IsFinite(result.Loss))
                throw DivergedException.OfLoss(tally.Epoch, tally.Steps + 1, result.Loss, learningRate);
            _order.Advance();
            tally.Add(batch, result, learningRate);
            progress?.Report(tally.Progress);
        }
    }

    /// <summary>Begins the next epoch, after <see cref="Learn"/> has come to the end of this one.</summary>
    public void EndEpoch() => _order.EndEpoch();

    /// <summary>
    /// Applies the weight decay that words absent from recent batches have missed, and checks that all weights are finite: before the
    /// network is measured or saved.
    /// </summary>
    /// <param name="tally">Of the epoch that has just been trained.</param>
    /// <exception cref="DivergedException">A weight is not finite.</exception>
    public void FinalizeWeights(EpochTally tally)
    {
        _optimizer.DecayAbsentRows();
        if (FiniteWeights.FirstFault(_member.Classifier) is { } fault)
            throw DivergedException.OfWeight(tally.Epoch, tally.Steps, fault.Name, fault.Value, tally.LearningRate);
    }

    /// <summary>A copy of its state.</summary>
    public LearnerState Capture() => new()
    {
        Weights = _member.Classifier.Export(),
        Optimizer = _optimizer.Capture(),
        Order = _order.State,
        Random = _member.Random.State,
    };

    /// <summary>Goes back to a captured state, of this network or another of the same shape.</summary>
    /// <exception cref="ArgumentException">It is of another shape.</exception>
    public void Restore(LearnerState state)
    {
        _optimizer.Restore(state.Optimizer);
        _member.Classifier.Import(state.Weights.ToDictionary(weight => weight.Name));
        _order.State = state.Order;
        _member.Random.State = state.Random;
    }

    private StepResult Step(ReviewBatch batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        var head = new HeadLoss(batch, WeightsOf(batch), _options.LabelSmoothing, _optimizer.FeatureDropout);
        Tensor loss = _member.Classifier.Loss(batch, _optimizer.LookUp, head); // []
        if (!double.IsFinite(head.Value))
            return new StepResult(head.Value, batch.Own, head.Correct);
        return new StepResult(head.OfOwn, batch.Own, head.Correct, _optimizer.Step(loss, learningRate));
    }

    /// <summary>The weight of each review in the loss [B].</summary>
    private float[] WeightsOf(ReviewBatch batch)
    {
        float[] weights = new float[batch.Count];
        for (int row = 0; row < weights.Length; row++)
        {
            int label = batch.Labels[row];
            weights[row] = (float)((row < batch.Own ? 1 : batch.AddedWeight(label)) * (_weights?[label] ?? 1));
        }
        return weights;
    }
}
