using System.Diagnostics;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// Pretrains the embedding and the first recurrent layer of the first classifier as a <see cref="LanguageModel"/>, and starts all
/// classifiers from these weights.
/// </summary>
internal sealed class Pretrainer
{
    /// <summary>Weight of a new loss in the mean that progress shows.</summary>
    private const double Fresh = 0.02;

    private readonly IReadOnlyList<SentimentClassifier> _classifiers;
    private readonly IReadOnlyList<int[]> _texts;
    private readonly PretrainingOptions _options;

    /// <param name="classifiers">What is pretrained: networks of one shape, at least one.</param>
    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="options">How it is trained.</param>
    public Pretrainer(IReadOnlyList<SentimentClassifier> classifiers, IReadOnlyList<int[]> texts, PretrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifiers);
        ArgumentNullException.ThrowIfNull(texts);
        (_classifiers, _texts, _options) = (classifiers, texts, options ?? new());
    }

    /// <summary>Trains the language model and hands its weights to the classifiers.</summary>
    /// <param name="seed">Seed of the order of the texts and of the draws.</param>
    /// <param name="threads">Processor threads; they never change a result.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancellation">Ends it between two steps; the classifiers are then as they were.</param>
    /// <returns>How it went; losses in nats per predicted word.</returns>
    /// <exception cref="GruSentimentException">
    /// The networks have no recurrent layer, or the vocabulary has no token of the texts.
    /// </exception>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public PretrainingResult Run(
        long seed, int threads, IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var random = new SeededRandom(seed);
        SentimentClassifier classifier = _classifiers[0];
        if (classifier.Encoder is not IPretrainable pretrainable)
        {
            string name = EncoderArchitecture.Of(classifier.Options).Name;
            throw new GruSentimentException($"Pretraining needs a recurrent encoder, and the {name} is none.");
        }
        Weight embedding = classifier.Export().First(weight => weight.Name == WeightNames.Embedding);
        using IRecurrentLayer layer = pretrainable.CopyFirstLayer(threads);
        var targets = new TargetWords(_texts, classifier.VocabularySize, _options);
        var segments = new TextSegments(_texts, targets, _options);
        long steps = (long)_options.Epochs * segments.Count, step = 0, tokens = 0;
        var schedule = new LearningRateSchedule(_options.LearningRate, steps);
        if (targets.Counts.All(count => count == 0))
        {
            throw new GruSentimentException($"The vocabulary has no token of the texts, so there is nothing to pretrain on. "
                + $"Lower {VocabularyOptions.MinFreqOption}, or raise {VocabularyOptions.VocabSizeOption}.");
        }
        using var model = new LanguageModel(embedding.Values, layer, targets.Counts, _options, threads);
        double mean = 0;
        var losses = new List<double>();
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            int number = 0;
            foreach (SegmentBatch batch in segments.Shuffled(random))
            {
                cancellation.ThrowIfCancellationRequested();
                number++;
                double loss = model.Step(batch, random, schedule.At(step++));
                if (!double.IsFinite(loss))
                    throw DivergedException.OfPretraining(epoch, number, step, steps, loss);
                tokens += batch.Tokens;
                losses.Add(loss);
                mean = losses.Count == 1 ? loss : mean + Fresh * (loss - mean);
                progress?.Report(new PretrainingProgress(step, steps, mean, tokens / clock.Elapsed.TotalSeconds));
            }
        }
        foreach (SentimentClassifier one in _classifiers)
            Start(one, [embedding, .. layer.Weights]);
        int part = (losses.Count + 19) / 20;
        double seconds = clock.Elapsed.TotalSeconds;
        long textTokens = _texts.Sum(text => (long)text.Length);
        double first = losses.Take(part).Average(), last = losses.TakeLast(part).Average();
        return new PretrainingResult(_texts.Count, textTokens, first, last, seconds, tokens / seconds);
    }

    /// <summary>Gives a classifier the pretrained weights; the layers above and the linear layer keep their own.</summary>
    private static void Start(SentimentClassifier classifier, IEnumerable<Weight> pretrained)
    {
        Dictionary<string, Weight> all = classifier.Export().ToDictionary(weight => weight.Name);
        foreach (Weight weight in pretrained)
            all[weight.Name] = weight;
        classifier.Import(all);
    }
}
