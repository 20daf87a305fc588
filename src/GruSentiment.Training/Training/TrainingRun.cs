using System.Diagnostics;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Data;
using GruSentiment.Training.Evaluation;
using GruSentiment.Training.Models;
using GruSentiment.Training.Ngrams;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training;

/// <summary>
/// A training from file to run directory: <see cref="Prepare"/> reads and splits the data, <see cref="Pretrain"/> learns from texts without labels where there
/// are any, <see cref="Train"/> yields epoch after epoch and saves each, <see cref="Finish"/> measures the best one and writes the rest.
/// </summary>
public sealed class TrainingRun : IDisposable
{
    private readonly ModelConfig _config;
    private readonly GruClassifier _classifier;
    private readonly EvidenceBeside _beside;
    private readonly double _dataSeconds;
    private readonly List<EpochResult> _history = [];
    private int _bestEpoch;
    private Predictions? _bestValidation;
    private double _trainingSeconds;
    private PretrainingResult? _pretraining;

    private TrainingRun(TrainingRequest request, ModelConfig config, RunDirectory directory, TrainingData data, GruClassifier classifier,
        EvidenceBeside beside, double dataSeconds)
    {
        Request = request;
        _config = config;
        _classifier = classifier;
        _beside = beside;
        _dataSeconds = dataSeconds;
        Directory = directory;
        Data = data;
    }

    /// <summary>What was asked for, every choice carried out.</summary>
    public TrainingRequest Request { get; }

    /// <summary>The options that were left open and chosen to fit the data.</summary>
    public TrainingChoices Fitted { get; private init; } = new();

    /// <summary>Where the run is saved.</summary>
    public RunDirectory Directory { get; }

    /// <summary>What is trained and measured on.</summary>
    public TrainingData Data { get; }

    /// <summary>Number of trainable weights.</summary>
    public long Parameters => _classifier.parameters().Sum(parameter => parameter.numel());

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => _history;

    /// <summary>Reads and splits the data, makes the vocabulary, the network and the run directory.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellation">Breaks it off; nothing has been written then.</param>
    /// <exception cref="GruSentimentException">The data can't be trained on, or the directory not be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static TrainingRun Prepare(TrainingRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = Stopwatch.StartNew();
        RunDirectory directory = request.Output is { } output ? RunDirectory.At(output) : RunDirectory.For(request.Data, DateTimeOffset.Now);
        ReviewSet set = Abandonable.Run(() => ReviewSet.Load(request.Data, request.Reader), cancellation);
        TrainingChoices fitted = DataDefaults.For(set, request);
        request = request.Resolve(fitted);
        TrainingData data = Abandonable.Run(() => TrainingData.Divide(request, set), cancellation);
        EvidenceBeside beside = Abandonable.Run(() => new EvidenceBeside(data, request.Training.Seed), cancellation);
        double dataSeconds = clock.Elapsed.TotalSeconds;

        // Beside the kernels torch has only small operations left, which more threads make no faster, but different in the last digits.
        NativeRuntime.Prepare(request.Training.Engine == Engine.Torch ? request.Training.Threads : 1, request.Training.Seed);
        var config = new ModelConfig { TokenizerVersion = Tokenizer.Version, Labels = data.Labels, Model = request.Model, Ngrams = data.Ngrams, Training = request.ToJson() };
        var classifier = new GruClassifier(request.Model, data.Vocabulary.Count, config.Outputs, CreateEngine(request));
        try
        {
            cancellation.ThrowIfCancellationRequested();
            directory.Create();
            return new TrainingRun(request, config, directory, data, classifier, beside, dataSeconds) { Fitted = fitted };
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    }

    /// <summary>Has the network begin from what it learns of all texts, labels or none; does nothing where no texts without labels were given, or when it was done before.</summary>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How it went; null where nothing was done.</returns>
    public PretrainingResult? Pretrain(IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (Data.Unlabelled is not { } unlabelled || _pretraining is not null)
            return null;
        int[][] texts = [.. unlabelled.Encode(Data.Vocabulary), .. Data.Training.Select(review => review.Ids)];
        return _pretraining = new Pretrainer(_classifier, texts).Run(Request.Training.Seed, Request.Training.Threads, progress, cancellation);
    }

    /// <summary>Trains, after <see cref="Pretrain"/>; after each epoch its results, and its weights if they are the best so far, are saved.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    public IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Pretrain(cancellation: cancellation);
        var clock = Stopwatch.StartNew();
        var trainer = new Trainer(_classifier, Request.Training, Data.Training, Data.Validation, Data.Labels);
        foreach (TrainedEpoch epoch in trainer.Train(progress, cancellation))
        {
            _history.Add(epoch.Result);
            if (epoch.IsBest)
            {
                _bestEpoch = epoch.Result.Epoch;
                Directory.Save([.. _classifier.Export(), .. _beside.Fit(epoch.Validation)]);
                _bestValidation = epoch.Validation;
            }
            if (_history.Count == 1)
            {
                Directory.Save(Data.Vocabulary);
                Directory.Save(_config);
            }
            Directory.Save(_history, _bestEpoch);
            _trainingSeconds = clock.Elapsed.TotalSeconds;
            yield return epoch;
        }
    }

    /// <summary>Measures the model that was saved and writes <c>metrics.json</c>. At least one epoch must have been trained.</summary>
    /// <param name="interrupted">Whether the user broke the training off.</param>
    public RunMetrics Finish(bool interrupted = false)
    {
        if (_history.Count == 0)
            throw new InvalidOperationException("No epoch has been trained.");
        using SentimentPredictor predictor = SentimentPredictor.Load(Directory.Path, Request.Training.Threads);
        RunEnding ending = interrupted ? RunEnding.Interrupted : _history.Count < Request.Training.Epochs ? RunEnding.EarlyStopping : RunEnding.AllEpochs;
        double[] speeds = [.. _history.Select(epoch => epoch.TokensPerSecond).Order()];
        var metrics = new RunMetrics(_bestEpoch, _history.Count, ending, Measure(predictor, Data.Validation)!, Metrics.Of(_bestValidation!), _beside.MeasureAlone(),
            Measure(predictor, Data.Test), new RunTimings(_dataSeconds, _trainingSeconds, speeds[speeds.Length / 2], _pretraining?.Seconds));
        Directory.Save(metrics);
        return metrics;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _classifier.Dispose();
        Directory.RemoveIfEmpty();
    }

    private static IGruEngine CreateEngine(TrainingRequest request) => request.Training.Engine switch
    {
        Engine.Torch => new TorchGruEngine(),
        _ => new FusedGruEngine(request.Model, request.Training.Threads),
    };

    private Metrics? Measure(SentimentPredictor predictor, IReadOnlyList<EncodedReview> reviews)
    {
        if (reviews.Count == 0)
            return null;
        var predictions = new Predictions(Data.Labels);
        Prediction[] answers = predictor.Predict([.. reviews.Select(review => review.Text)]);
        for (int i = 0; i < answers.Length; i++)
            predictions.Add(reviews[i].Label, [.. answers[i].Probabilities]);
        return Metrics.Of(predictions);
    }
}
