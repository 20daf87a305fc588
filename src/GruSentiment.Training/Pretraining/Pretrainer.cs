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
/// <remarks>
/// Its state can be captured between two steps: when progress is reported, and after a cancellation. One that is given it goes on to the
/// same bytes.
/// </remarks>
internal sealed class Pretrainer : IDisposable
{
    /// <summary>Weight of a new loss in the mean that progress shows.</summary>
    private const double Fresh = 0.02;

    private readonly IReadOnlyList<SentimentClassifier> _classifiers;
    private readonly IReadOnlyList<int[]> _texts;
    private readonly PretrainingOptions _options;
    private readonly IRecurrentLayer _layer;
    private readonly LanguageModel _model;
    private readonly TextSegments _segments;
    private readonly SeededRandom _random;
    private readonly List<double> _losses = [];
    private SeededRandomState _beforeEpoch;
    private int _done; // Batches of this epoch.
    private int _epoch = 1;
    private double _mean;
    private long _tokens;
    private double _secondsBefore;

    /// <param name="classifiers">What is pretrained: networks of one shape, at least one.</param>
    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="seed">Seed of the order of the texts, of the draws and of dropout.</param>
    /// <param name="threads">Processor threads; they never change a result.</param>
    /// <param name="options">How it is trained.</param>
    /// <exception cref="GruSentimentException">
    /// The networks have no recurrent layer, or the vocabulary has no token of the texts.
    /// </exception>
    public Pretrainer(
        IReadOnlyList<SentimentClassifier> classifiers, IReadOnlyList<int[]> texts, long seed, int threads,
        PretrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifiers);
        ArgumentNullException.ThrowIfNull(texts);
        (_classifiers, _texts, _options) = (classifiers, texts, options ?? new());
        _random = new SeededRandom(seed);
        _beforeEpoch = _random.State;
        SentimentClassifier classifier = _classifiers[0];
        if (classifier.Encoder is not IPretrainable pretrainable)
        {
            string name = EncoderArchitecture.Of(classifier.Options).Name;
            throw new GruSentimentException($"Pretraining is for the GRU, and the encoder is the {name}.");
        }
        var targets = new TargetWords(_texts, classifier.VocabularySize, _options);
        if (targets.Counts.All(count => count == 0))
        {
            throw new GruSentimentException($"The vocabulary has no token of the texts, so there is nothing to pretrain on. "
                + $"Lower {VocabularyOptions.MinFreqOption}, or raise {VocabularyOptions.VocabSizeOption}.");
        }
        Weight embedding = classifier.Export().First(weight => weight.Name == WeightNames.Embedding);
        _layer = pretrainable.CopyFirstLayer(threads);
        _segments = new TextSegments(_texts, targets, _options, _layer.Directions, threads);
        _model = new LanguageModel(embedding, _layer, targets.Counts, _options, seed, threads);
    }

    /// <summary>Steps of all epochs.</summary>
    private long Steps => (long)_options.Epochs * _segments.Count;

    /// <summary>Trains the language model, or the rest of it, and hands its weights to the classifiers.</summary>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancellation">Ends it between two steps; the classifiers are then as they were.</param>
    /// <returns>How it went; losses in nats per predicted word.</returns>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public PretrainingResult Run(IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        double before = _secondsBefore;
        cancellation.ThrowIfCancellationRequested();
        var schedule = new LearningRateSchedule(_options.LearningRate, Steps);
        for (; _epoch <= _options.Epochs; _epoch++)
        {
            foreach (SegmentBatch batch in Rest())
            {
                double loss = _model.Step(batch, _random, _losses.Count, schedule.At(_losses.Count));
                if (!double.IsFinite(loss))
                    throw DivergedException.OfPretraining(_epoch, _done + 1, _losses.Count + 1, Steps, loss);
                _done++;
                Count(loss, batch.Tokens);
                _secondsBefore = before + clock.Elapsed.TotalSeconds;
                progress?.Report(new PretrainingProgress(_losses.Count, Steps, _mean, _tokens / _secondsBefore));
                cancellation.ThrowIfCancellationRequested(); // Before the next batch draws its words.
            }
            (_beforeEpoch, _done) = (_random.State, 0);
        }
        foreach (SentimentClassifier one in _classifiers)
            Start(one, _model.Capture().Network);
        int part = (_losses.Count + 19) / 20;
        double seconds = before + clock.Elapsed.TotalSeconds;
        long textTokens = _texts.Sum(text => (long)text.Length);
        double first = _losses.Take(part).Average(), last = _losses.TakeLast(part).Average();
        return new PretrainingResult(_texts.Count, textTokens, first, last, seconds, _tokens / seconds);
    }

    /// <summary>A copy of the whole state: between two steps.</summary>
    public PretrainingState Capture() => new()
    {
        Epoch = _epoch,
        Done = _done,
        BeforeEpoch = _beforeEpoch,
        Random = _random.State,
        Losses = [.. _losses],
        Tokens = _tokens,
        Seconds = _secondsBefore,
        Model = _model.Capture(),
    };

    /// <summary>Goes back to a captured state.</summary>
    /// <param name="state">Of this or another one with the same texts and options.</param>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public void Restore(PretrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _model.Restore(state.Model);
        (_epoch, _done, _beforeEpoch, _secondsBefore) = (state.Epoch, state.Done, state.BeforeEpoch, state.Seconds);
        _random.State = state.Random;
        _losses.Clear();
        foreach (double loss in state.Losses)
            Count(loss, 0);
        _tokens = state.Tokens;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        _layer.Dispose();
    }

    /// <summary>
    /// The batches of this epoch that are not done yet. The order is drawn again as it was; the words that those done drew are not.
    /// </summary>
    private IEnumerable<SegmentBatch> Rest()
    {
        if (_done == 0)
            return _segments.Shuffled(_random);
        return _segments.Shuffled(new SeededRandom(_beforeEpoch), _done, _random);
    }

    private void Count(double loss, int tokens)
    {
        _losses.Add(loss);
        _tokens += tokens;
        _mean = _losses.Count == 1 ? loss : _mean + Fresh * (loss - _mean);
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
