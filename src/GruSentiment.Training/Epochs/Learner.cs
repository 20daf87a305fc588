using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Epochs;

/// <summary>A network that learns: batch, forward, loss, backward, clip, step. Its optimizer, its place in the schedule and its random numbers are its own.</summary>
internal sealed class Learner : IDisposable
{
    private readonly EnsembleMember _member;
    private readonly TrainingOptions _options;
    private readonly BatchSampler _training;
    private readonly SeededRandom _order;
    private readonly LearningRateSchedule _schedule;
    private readonly ClassifierOptimizer _optimizer;
    private readonly ClassWeights? _weights;
    private long _step;

    /// <param name="member">The network.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="training">What from.</param>
    /// <param name="weights">What a review of each class counts; each 1 when null.</param>
    public Learner(EnsembleMember member, TrainingOptions options, BatchSampler training, ClassWeights? weights = null)
    {
        _member = member;
        _options = options;
        _training = training;
        _weights = weights;
        _order = new SeededRandom(member.Seed);
        _schedule = new LearningRateSchedule(options.LearningRate, (long)options.Epochs * training.Count, options.Schedule);
        _optimizer = new ClassifierOptimizer(member.Classifier, options);
    }

    /// <summary>Learns from every review once.</summary>
    /// <param name="tally">Takes in every step.</param>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancellation">Ends the epoch between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    public void Learn(EpochTally tally, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        _member.Classifier.train();
        _member.Random.Draw(() =>
        {
            foreach (ReviewBatch batch in _training.Shuffled(_order))
            {
                cancellation.ThrowIfCancellationRequested();
                double learningRate = _schedule.At(_step++);
                StepResult result = Step(batch, learningRate);
                if (!double.IsFinite(result.Loss))
                    throw new DivergedException(tally.Epoch, tally.Steps + 1, result.Loss, learningRate);
                tally.Add(batch, result.Loss, result.Correct, learningRate);
                progress?.Report(tally.Progress);
            }
        });
    }

    /// <summary>Brings the embedding up to date: before the network is measured or saved.</summary>
    public void Settle() => _optimizer.Settle();

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private readonly record struct StepResult(double Loss, int Correct);

    private StepResult Step(ReviewBatch batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        Tensor logits = _member.Classifier.Logits(batch, _optimizer.Look); // [B, C]
        Tensor labels = tensor(batch.Labels, dtype: ScalarType.Int64); // [B]
        Tensor loss = ClassificationLoss.Mean(logits, labels, _options.LabelSmoothing, Weights(batch)); // []
        double value = loss.item<float>();
        int correct = ClassificationLoss.Correct(logits, labels);
        if (!double.IsFinite(value))
            return new StepResult(value, correct);
        _optimizer.Step(loss, learningRate);
        return new StepResult(value, correct);
    }

    private Tensor? Weights(ReviewBatch batch) => _weights is null ? null : tensor(Array.ConvertAll(batch.Labels, label => (float)_weights[label])); // [B]
}
