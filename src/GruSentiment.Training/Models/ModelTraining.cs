using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Ngrams;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Models;

/// <summary>
/// The training of a model on reviews that are split already; nothing is written to disk. <see cref="Prepare"/> trains the n-gram model and
/// makes the networks. <see cref="Train"/> yields epoch after epoch, each best one with a snapshot of the model. <see cref="Measure"/>
/// measures the best one. One training at a time: torch's random generator is the process's.
/// </summary>
/// <remarks>
/// <see cref="Capture"/> takes out its whole state, <see cref="Resume"/> goes on from one: between two epochs, between two batches (when
/// progress is reported), and after a cancellation.
/// </remarks>
public sealed class ModelTraining : IDisposable
{
    private readonly ClassifierEnsemble _ensemble;
    private readonly NgramBlend _ngrams;
    private readonly Trainer _trainer;
    private readonly double _dataSeconds;
    private PretrainingResult? _pretraining;
    private Pretrainer? _pretrainer; // While it is under way.
    private PretrainingState? _pretrainingBegun; // To go on from.

    private ModelTraining(TrainingRequest request, TrainingData data, NgramBlend ngrams, VectorCoverage? embeddings, double dataSeconds)
    {
        (Request, Data, Embeddings, _ngrams, _dataSeconds) = (request, data, embeddings, ngrams, dataSeconds);

        // Beside the kernels torch has only small operations left, which more threads make no faster, but different in the last digits.
        NativeRuntime.Prepare(request.Training.Engine == Engine.Torch ? request.Training.Threads : 1, request.Training.Seed);
        Config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = data.Labels,
            LabelMapping = data.GivenLabels(request),
            FoundLabels = data.GivenLabels(request) is null ? data.FoundLabels?.ToString() : null,
            Model = request.Model,
            Ngrams = data.Ngrams,
            Training = ConfigFile.ToJson(request),
        };
        Func<EncoderModule> createEncoder = EncoderFactory.For(request.Model, request.Training);
        _ensemble = new ClassifierEnsemble(request.Model, data.Vocabulary.Count, Config.Outputs, createEncoder, request.Training.Seed);
        _trainer = new Trainer(_ensemble, request.Training, data.Training, data.Validation, data.Labels, data.Added);
    }

    /// <summary>What was asked for, every choice carried out.</summary>
    public TrainingRequest Request { get; }

    /// <summary>What is trained and measured on.</summary>
    internal TrainingData Data { get; }

    /// <summary>What the model says of itself.</summary>
    public ModelConfig Config { get; }

    /// <summary>How much of the vocabulary starts from a given vector; null where all start from random ones.</summary>
    public VectorCoverage? Embeddings { get; }

    /// <summary>Number of weights, of all networks.</summary>
    public long Parameters => _ensemble.Parameters;

    /// <summary>The epochs that have ended.</summary>
    public IReadOnlyList<EpochResult> History => _trainer.History;

    /// <summary>Whether the last epoch has ended, or the validation loss has not fallen for the request's patience.</summary>
    internal bool IsFinished => _trainer.IsFinished;

    /// <summary>Whether there is nothing to pretrain on, or it is done.</summary>
    internal bool IsPretrained => Request.Training.PretrainingEpochs == 0 || _pretraining is not null;

    /// <summary>The best epoch so far, from 1; null before the first has ended.</summary>
    internal int? BestEpoch => _trainer.BestEpoch;

    /// <summary>
    /// The model after <see cref="BestEpoch"/>; null before the first, and where a state without it is gone on from, until the next one.
    /// </summary>
    internal ModelSnapshot? Best { get; private set; }

    /// <summary>Trains the n-gram model, and makes the networks with the initial weights of the request's seed.</summary>
    /// <param name="request">What is asked for, every choice carried out.</param>
    /// <param name="data">What is trained and measured on.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="GruSentimentException">A weight would be too large, or the word vectors to start from can't be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static ModelTraining Prepare(TrainingRequest request, TrainingData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(data);
        var memory = new TrainingMemory(request.Model, data.Ngrams, data.Vocabulary.Count, data.Labels.Count);
        WeightSize.Check(memory with { HasFrozenVectors = request.Training.FreezeEmbeddings, Start = data.Start });
        var clock = Stopwatch.StartNew();
        TrainingOptions options = request.Training;
        NgramBlend ngrams = Abandonable.Run(() => new NgramBlend(data, options.Seed, options.Balance, cancellation), cancellation);
        WordVectors? vectors = request.EmbeddingsPath() is not { } path ? null
            : WordVectorFile.Read(path, data.Vocabulary, data.VectorWords, cancellation);
        VectorCoverage? coverage = vectors is null ? null : VectorCoverage.Of(request.Embeddings!, vectors, data.Training);
        var training = new ModelTraining(request, data, ngrams, coverage, data.Seconds + clock.Elapsed.TotalSeconds);
        foreach (EnsembleMember member in vectors is null ? [] : training._ensemble.Members)
            member.Classifier.Start(vectors!, options.FreezeEmbeddings ? null : VectorDefaults.Deviation);
        if (data.Start is { } start)
            training._ensemble.Start(start.Weights);
        return training;
    }

    /// <summary><see cref="Prepare"/>, or <see cref="Resume"/> where there is a state.</summary>
    internal static ModelTraining Begin(TrainingRequest request, TrainingData data, TrainingState? state, CancellationToken cancellation) =>
        state is null ? Prepare(request, data, cancellation) : Resume(request, data, state);

    /// <summary>
    /// Goes on from a captured state: the epochs after it are the same to the byte, and nothing that was done before is done again.
    /// </summary>
    /// <param name="request">The captured training's.</param>
    /// <param name="data">What it is trained and measured on, the same reviews.</param>
    /// <param name="state">The state; it is copied, and may be resumed again.</param>
    /// <exception cref="ArgumentException">The state is of another model.</exception>
    internal static ModelTraining Resume(TrainingRequest request, TrainingData data, TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(state);
        var ngrams = new NgramBlend(data, state.Ngrams, request.Training.Balance);
        var training = new ModelTraining(request, data, ngrams, state.Embeddings, state.DataSeconds);
        try
        {
            training._trainer.Restore(state.Trainer);
        }
        catch
        {
            training.Dispose();
            throw;
        }
        (training.Best, training._pretraining, training._pretrainingBegun) = (state.Best, state.Pretraining, state.PretrainingBegun);
        return training;
    }

    /// <summary>A copy of the current weights of all networks but their embeddings, named as they are saved.</summary>
    internal IEnumerable<Weight> DenseWeights() => _ensemble.ExportDense();

    /// <summary>A copy of the whole state.</summary>
    internal TrainingState Capture() => new()
    {
        Trainer = _trainer.Capture(),
        Ngrams = _ngrams.Weights,
        Best = Best,
        Pretraining = _pretraining,
        PretrainingBegun = _pretrainer?.Capture() ?? _pretrainingBegun,
        Embeddings = Embeddings,
        DataSeconds = _dataSeconds,
    };

    /// <summary>
    /// Pretrains one of the networks on all texts, with labels or without, and starts all networks from its weights; or does the rest of an
    /// interrupted pretraining. Does nothing where no texts without labels were given, or when it was done before.
    /// </summary>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How it went; null where nothing was done.</returns>
    /// <exception cref="GruSentimentException">The vocabulary has no token of the texts, or a step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal PretrainingResult? Pretrain(IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (IsPretrained)
            return null;
        _pretrainer ??= Pretrainer();
        _pretraining = _pretrainer.Run(progress, cancellation);
        _pretrainer.Dispose();
        _pretrainer = null;
        return _pretraining;
    }

    /// <summary>Trains epoch by epoch from where it stands, until it is finished; see <see cref="TrainEpoch"/>.</summary>
    internal IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (!IsFinished)
            yield return TrainEpoch(progress, cancellation);
    }

    /// <summary>Trains one epoch, or the rest of an interrupted one, after <see cref="Pretrain"/>.</summary>
    /// <param name="progress">Is told of each batch.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal TrainedEpoch TrainEpoch(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Pretrain(cancellation: cancellation);
        MeasuredEpoch epoch = _trainer.TrainEpoch(progress, cancellation);
        ModelSnapshot? snapshot = epoch.IsBest ? Snapshot(epoch, cancellation) : null; // If cancelled, the epoch does not count.
        _trainer.Accept(epoch);
        Best = snapshot ?? Best;
        return new TrainedEpoch(epoch.Result, snapshot);
    }

    /// <summary>Measures the best epoch's model, on validation and test. At least one epoch must have ended.</summary>
    /// <param name="interrupted">Whether the user interrupted the training.</param>
    /// <exception cref="InvalidOperationException">None has.</exception>
    internal RunMetrics Measure(bool interrupted = false)
    {
        ModelSnapshot best = Best ?? throw new InvalidOperationException("No epoch has been trained.");
        using var measured = new SnapshotMeasurement(best, Config, Data, Request.Training.Threads);
        RunEnding ending = History.Count < Request.Training.Epochs ? RunEnding.EarlyStopping : RunEnding.AllEpochs;
        double[] speeds = [.. History.Select(epoch => epoch.TokensPerSecond).Order()];
        return new RunMetrics(
            best.Epoch, History.Count, interrupted ? RunEnding.Interrupted : ending,
            measured.On(Data.Validation)!, measured.NetworksOnValidation(), _ngrams.MeasureAlone(), measured.On(Data.Test),
            new RunTimings(_dataSeconds, History.Sum(epoch => epoch.Seconds), speeds[speeds.Length / 2], _pretraining?.Seconds))
        {
            Embeddings = Embeddings,
            TrainingRows = Data.Training.Count,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pretrainer?.Dispose();
        _ensemble.Dispose();
    }

    private Pretrainer Pretrainer()
    {
        int[][] texts = [.. Data.Unlabelled?.Encode(Data.Vocabulary) ?? [], .. Data.Training.Select(review => review.Ids)];
        var options = new PretrainingOptions { Epochs = Request.Training.PretrainingEpochs };
        SentimentClassifier[] classifiers = [.. _ensemble.Members.Select(member => member.Classifier)];
        var pretrainer = new Pretrainer(classifiers, texts, Request.Training.Seed, Request.Training.Threads, options);
        if (_pretrainingBegun is { } begun)
            pretrainer.Restore(begun);
        _pretrainingBegun = null;
        return pretrainer;
    }

    private ModelSnapshot Snapshot(MeasuredEpoch epoch, CancellationToken cancellation)
    {
        Predictions validation = epoch.Validation;
        float[] probabilities = [.. Enumerable.Range(0, validation.Count)
            .SelectMany(_ => Enumerable.Range(0, Data.Labels.Count), validation.Probability)];
        IReadOnlyList<Weight> blend = _ngrams.Fit(validation, cancellation);
        return new ModelSnapshot(epoch.Result.Epoch, _ensemble.Export(), _ngrams.Weights, blend, probabilities);
    }
}
