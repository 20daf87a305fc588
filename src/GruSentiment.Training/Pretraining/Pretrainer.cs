using System.Diagnostics;
using GruSentiment.Models;
using GruSentiment.Training.Data;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Pretraining;

/// <summary>Makes a classifier's embedding and first GRU layer begin from what a <see cref="LanguageModel"/> learns of texts, labels or none.</summary>
public sealed class Pretrainer
{
    /// <summary>Weight of a new loss in the mean that progress shows.</summary>
    private const double Fresh = 0.02;

    private readonly GruClassifier _classifier;
    private readonly IReadOnlyList<int[]> _texts;
    private readonly PretrainingOptions _options;

    /// <param name="classifier">What is pretrained.</param>
    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="options">How it is trained.</param>
    public Pretrainer(GruClassifier classifier, IReadOnlyList<int[]> texts, PretrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(texts);
        (_classifier, _texts, _options) = (classifier, texts, options ?? new());
    }

    /// <summary>Trains the language model and hands its weights to the classifier.</summary>
    /// <param name="seed">Seed of order and drawing.</param>
    /// <param name="threads">Processor threads; they never change a result.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Ends it between two steps; the classifier is then as it was.</param>
    /// <exception cref="GruSentimentException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public PretrainingResult Run(long seed, int threads, IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var random = new SeededRandom(seed);
        Dictionary<string, Weight> weights = _classifier.Export().ToDictionary(weight => weight.Name);
        var targets = new TargetWords(_texts, _classifier.VocabularySize, _options);
        var segments = new TextSegments(_texts, targets, _options);
        long steps = (long)_options.Epochs * segments.Count, step = 0, tokens = 0;
        var schedule = new LearningRateSchedule(_options.LearningRate, steps);
        if (targets.Counts.All(count => count == 0))
            throw new GruSentimentException("There is no word to learn from in the texts: the vocabulary has none of theirs. Lower --min-freq, or raise --vocab-size.");
        using var model = new LanguageModel(_classifier.Options, weights, targets.Counts, _options, threads);
        double mean = 0;
        var losses = new List<double>();
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            foreach (SegmentBatch batch in segments.Shuffled(random))
            {
                cancellation.ThrowIfCancellationRequested();
                double loss = model.Step(batch, random, schedule.At(step++));
                if (!double.IsFinite(loss))
                    throw new GruSentimentException(FormattableString.Invariant($"Pretraining stopped at step {step} of {steps}: the loss is {loss}. A finite loss was expected."));
                tokens += batch.Tokens;
                losses.Add(loss);
                mean = losses.Count == 1 ? loss : mean + Fresh * (loss - mean);
                progress?.Report(new PretrainingProgress(step, steps, mean, tokens / clock.Elapsed.TotalSeconds));
            }
        }
        _classifier.Import(weights);
        int part = (losses.Count + 19) / 20;
        return new PretrainingResult(_texts.Count, _texts.Sum(text => (long)text.Length), losses.Take(part).Average(), losses.TakeLast(part).Average(), clock.Elapsed.TotalSeconds);
    }
}
