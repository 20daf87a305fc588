using System.Diagnostics;
using GruSentiment.Training.Data;
using GruSentiment.Training.Evaluation;
using GruSentiment.Training.Models;
using static TorchSharp.torch;

namespace GruSentiment.Training;

/// <summary>
/// The training loop: batch, forward, loss, backward, clip, step. It hands each epoch to its caller, who saves, prints and may stop asking.
/// </summary>
public sealed class Trainer
{
    private readonly GruClassifier _classifier;
    private readonly TrainingOptions _options;
    private readonly BatchSampler _training;
    private readonly BatchSampler _validation;
    private readonly IReadOnlyList<string> _labels;
    private readonly int _trainingRows;

    /// <param name="classifier">What learns; on return from each epoch it holds that epoch's weights.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="training">Reviews to learn from.</param>
    /// <param name="validation">Reviews to measure on after each epoch.</param>
    /// <param name="labels">Class names.</param>
    public Trainer(GruClassifier classifier, TrainingOptions options, IReadOnlyList<EncodedReview> training, IReadOnlyList<EncodedReview> validation,
        IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        _classifier = classifier;
        _options = options;
        _training = new BatchSampler(training, options.BatchSize);
        _validation = new BatchSampler(validation, options.BatchSize);
        _labels = labels;
        _trainingRows = training.Count;
    }

    /// <summary>Trains epoch by epoch, until the last, or until the validation loss has not fallen for the options' patience.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var random = new SeededRandom(_options.Seed);
        var schedule = new LearningRateSchedule(_options.LearningRate, (long)_options.Epochs * _training.Count, _options.Schedule);
        var stopping = new EarlyStopping(_options.Patience);
        using var optimizer = new ClassifierOptimizer(_classifier, _options);
        long step = 0;
        for (int epoch = 1; epoch <= _options.Epochs && !stopping.ShouldStop; epoch++)
        {
            var clock = Stopwatch.StartNew();
            double loss = 0;
            int correct = 0, rows = 0, batches = 0;
            long tokens = 0;
            double learningRate = 0;
            _classifier.train();
            foreach (ReviewBatch batch in _training.Shuffled(random))
            {
                cancellation.ThrowIfCancellationRequested();
                learningRate = schedule.At(step++);
                StepResult result = Step(optimizer, batch, learningRate);
                batches++;
                if (!double.IsFinite(result.Loss))
                    throw new DivergedException(epoch, batches, result.Loss, learningRate);
                loss += result.Loss * batch.Count;
                correct += result.Correct;
                rows += batch.Count;
                tokens += batch.Tokens;
                progress?.Report(new TrainingProgress(epoch, _options.Epochs, batches, _training.Count, loss / rows, tokens / clock.Elapsed.TotalSeconds));
            }
            double tokensPerSecond = tokens / clock.Elapsed.TotalSeconds;
            optimizer.Settle();
            Predictions predictions = ClassifierPredictions.Of(_classifier, _validation, _labels, cancellation);
            Metrics validation = Metrics.Of(predictions);
            var measured = new EpochResult(epoch, loss / _trainingRows, (double)correct / _trainingRows, validation.Loss, validation.Accuracy,
                learningRate, clock.Elapsed.TotalSeconds, tokensPerSecond);
            bool best = stopping.Observe(epoch, validation.Loss);
            yield return new TrainedEpoch(measured, best, predictions);
        }
    }

    private readonly record struct StepResult(double Loss, int Correct);

    private StepResult Step(ClassifierOptimizer optimizer, ReviewBatch batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        Tensor logits = _classifier.Logits(batch, optimizer.Look); // [B, C]
        Tensor labels = tensor(batch.Labels, dtype: ScalarType.Int64); // [B]
        Tensor loss = ClassificationLoss.Mean(logits, labels, _options.LabelSmoothing); // []
        double value = loss.item<float>();
        int correct = ClassificationLoss.Correct(logits, labels);
        if (!double.IsFinite(value))
            return new StepResult(value, correct);
        optimizer.Step(loss, learningRate);
        return new StepResult(value, correct);
    }
}
