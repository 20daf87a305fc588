using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Ngrams;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Sessions;

/// <summary>
/// A training of reviews that are divided already, without a place on disk: <see cref="Prepare"/> learns the n-grams and makes the networks, <see cref="Train"/>
/// yields epoch after epoch, <see cref="Export"/> gives an epoch's weights to whoever keeps them, <see cref="Measure"/> says what the kept ones are worth.
/// One at a time: torch's random numbers are the process's.
/// </summary>
public sealed class ModelTraining : IDisposable
{
    private readonly GruEnsemble _ensemble;
    private readonly EvidenceBeside _beside;
    private readonly double _dataSeconds;
    private readonly List<EpochResult> _history = [];
    private Predictions? _bestValidation;
    private IReadOnlyList<Weight> _bestBeside = [];
    private double _trainingSeconds;
    private PretrainingResult? _pretraining;

    private ModelTraining(TrainingRequest request, TrainingData data, ModelConfig config, GruEnsemble ensemble, EvidenceBeside beside, double dataSeconds)
    {
        Request = request;
        Data = data;
        Config = config;
        _ensemble = ensemble;
        _beside = beside;
        _dataSeconds = dataSeconds;
    }

    /// <summary>What was asked for, every choice carried out.</summary>
    public TrainingRequest Request { get; }

    /// <summary>What is trained and measured on.</summary>
    public TrainingData Data { get; }

    /// <summary>What the model says of itself.</summary>
    public ModelConfig Config { get; }

    /// <summary>How much of the vocabulary begins with a given vector; null where all begin with random ones.</summary>
    public VectorCoverage? Embeddings { get; private init; }

    /// <summary>Number of weights, of all networks.</summary>
    public long Parameters => _ensemble.Parameters;

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => _history;

    /// <summary>The epoch with the lowest validation loss so far, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Learns the n-grams, and makes the networks with the initial weights of the request's seed.</summary>
    /// <param name="request">What is asked for, every choice carried out.</param>
    /// <param name="data">What is trained and measured on.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <exception cref="GruSentimentException">A weight would be too large, or the word vectors to start from can't be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static ModelTraining Prepare(TrainingRequest request, TrainingData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(data);
        WeightSize.Check(request.Model, data.Ngrams, data.Vocabulary.Count, data.Labels.Count);
        var clock = Stopwatch.StartNew();
        EvidenceBeside beside = Abandonable.Run(() => new EvidenceBeside(data, request.Training.Seed, request.Training.Balance, cancellation), cancellation);
        WordVectors? vectors = request.Embeddings is { } path ? WordVectorFile.Read(path, data.Vocabulary, cancellation) : null;
        VectorCoverage? coverage = vectors is null ? null : VectorCoverage.Of(request.Embeddings!, vectors, data.Training);
        double dataSeconds = data.Seconds + clock.Elapsed.TotalSeconds;

        // Beside the kernels torch has only small operations left, which more threads make no faster, but different in the last digits.
        NativeRuntime.Prepare(request.Training.Engine == Engine.Torch ? request.Training.Threads : 1, request.Training.Seed);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = data.Labels,
            LabelMapping = request.Reader.Labels?.ToString(),
            Model = request.Model,
            Ngrams = data.Ngrams,
            Training = ConfigFile.ToJson(request),
        };
        var ensemble = new GruEnsemble(request.Model, data.Vocabulary.Count, config.Outputs, CreateEngine(request), request.Training.Seed);
        foreach (EnsembleMember member in vectors is null ? [] : ensemble.Members)
            member.Classifier.Start(vectors!, request.Training.FreezeEmbeddings ? null : VectorDefaults.Deviation);
        return new ModelTraining(request, data, config, ensemble, beside, dataSeconds) { Embeddings = coverage };
    }

    /// <summary>
    /// Has the networks begin from what one of them learns of all texts, labels or none; does nothing where no texts without labels were given, or when it was
    /// done before.
    /// </summary>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How it went; null where nothing was done.</returns>
    /// <exception cref="GruSentimentException">The vocabulary has no word of the texts, or a step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public PretrainingResult? Pretrain(IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (Data.Unlabelled is not { } unlabelled || _pretraining is not null)
            return null;
        int[][] texts = [.. unlabelled.Encode(Data.Vocabulary), .. Data.Training.Select(review => review.Ids)];
        var pretrainer = new Pretrainer([.. _ensemble.Members.Select(member => member.Classifier)], texts);
        return _pretraining = pretrainer.Run(Request.Training.Seed, Request.Training.Threads, progress, cancellation);
    }

    /// <summary>Trains epoch by epoch, after <see cref="Pretrain"/>; once.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Pretrain(cancellation: cancellation);
        var clock = Stopwatch.StartNew();
        var trainer = new Trainer(_ensemble, Request.Training, Data.Training, Data.Validation, Data.Labels);
        foreach (TrainedEpoch epoch in trainer.Train(progress, cancellation))
        {
            IReadOnlyList<Weight> beside = epoch.IsBest ? _beside.Fit(epoch.Validation, cancellation) : []; // Broken off, the epoch does not count.
            _history.Add(epoch.Result);
            if (epoch.IsBest)
                (BestEpoch, _bestValidation, _bestBeside) = (epoch.Result.Epoch, epoch.Validation, beside);
            _trainingSeconds = clock.Elapsed.TotalSeconds;
            yield return epoch;
        }
    }

    /// <summary>The model's weights after the best epoch that <see cref="Train"/> has just yielded, with the blend that fits it.</summary>
    public IReadOnlyList<Weight> Export() => [.. _ensemble.Export(), .. _bestBeside];

    /// <summary>Measures the model that was kept, on validation and test. At least one epoch must have been trained.</summary>
    /// <param name="model">The best epoch's.</param>
    /// <param name="interrupted">Whether the user broke the training off.</param>
    /// <exception cref="InvalidOperationException">None has.</exception>
    public RunMetrics Measure(SavedModel model, bool interrupted = false)
    {
        if (_bestValidation is null)
            throw new InvalidOperationException("No epoch has been trained.");
        using var predictor = new SentimentPredictor(model, Request.Training.Threads);
        RunEnding ending = interrupted ? RunEnding.Interrupted : _history.Count < Request.Training.Epochs ? RunEnding.EarlyStopping : RunEnding.AllEpochs;
        double[] speeds = [.. _history.Select(epoch => epoch.TokensPerSecond).Order()];
        return new RunMetrics(BestEpoch, _history.Count, ending, MetricsOn(predictor, Data.Validation)!, Metrics.Of(_bestValidation), _beside.MeasureAlone(),
            MetricsOn(predictor, Data.Test), new RunTimings(_dataSeconds, _trainingSeconds, speeds[speeds.Length / 2], _pretraining?.Seconds))
        {
            Embeddings = Embeddings,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _ensemble.Dispose();

    private static IGruEngine CreateEngine(TrainingRequest request) => request.Training.Engine switch
    {
        Engine.Torch => new TorchGruEngine(),
        _ => new FusedGruEngine(request.Model, request.Training.Threads),
    };

    private Metrics? MetricsOn(SentimentPredictor predictor, IReadOnlyList<EncodedReview> reviews)
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
