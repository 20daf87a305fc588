using GruSentiment.Data.Files;
using GruSentiment.Models;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// A training from file to run directory: <see cref="Prepare(TrainingRequest, CancellationToken)"/> reads and splits the data, <see cref="Pretrain"/> learns from
/// texts without labels where there are any, <see cref="Train"/> yields epoch after epoch and saves each, <see cref="Finish"/> measures the best one and writes the rest.
/// </summary>
public sealed class TrainingRun : IDisposable
{
    private readonly ModelTraining _training;

    private TrainingRun(TrainingFiles files, ModelTraining training, RunDirectory directory, CrossValidationResult? folds)
    {
        Folds = folds;
        _training = training;
        Directory = directory;
        FittedTo = files.FittedTo;
    }

    /// <summary>What is trained: every option resolved.</summary>
    public TrainingRequest Request => _training.Request;

    /// <summary>What the options that were left open are fitted to, in words.</summary>
    public string FittedTo { get; }

    /// <summary>Where the run is saved.</summary>
    public RunDirectory Directory { get; }

    /// <summary>The cross-validation that went before, to be told in <c>metrics.json</c>; null without one.</summary>
    public CrossValidationResult? Folds { get; }

    /// <summary>What is trained and measured on.</summary>
    public TrainingData Data => _training.Data;

    /// <summary>What the user should know of the data before training on it, a sentence each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            string[] missing = [.. Data.NeverValidated];
            if (missing.Length > 0)
            {
                yield return $"{Request.Validation.File ?? "the validation part"} has no review of class {string.Join(", ", missing)}: "
                    + "what is measured on it says nothing of that, and the probabilities are not fitted to it.";
            }
            foreach (KnownRows file in Data.Known.Where(file => file.Flatters))
                yield return file.ToString();
        }
    }

    /// <summary>How much of the vocabulary begins with a given vector; null where all begin with random ones.</summary>
    public VectorCoverage? Embeddings => _training.Embeddings;

    /// <summary>Number of weights, of all networks.</summary>
    public long Parameters => _training.Parameters;

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => _training.History;

    /// <summary>Reads and splits the data, makes the vocabulary, the network and the run directory.</summary>
    /// <param name="request">What is asked for; its folds are a matter of <see cref="CrossValidation"/>, and not heeded here.</param>
    /// <param name="cancellation">Breaks it off; nothing has been written then.</param>
    /// <exception cref="GruSentimentException">The data can't be trained on, or the directory not be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static TrainingRun Prepare(TrainingRequest request, CancellationToken cancellation = default)
    {
        RunDirectory directory = RunDirectory.For(request, DateTimeOffset.Now);
        return Prepare(TrainingFiles.Read(request, cancellation), directory, folds: null, cancellation);
    }

    /// <summary>The same of files that are read already.</summary>
    /// <param name="files">The files.</param>
    /// <param name="directory">The run directory; created last, if it is not yet.</param>
    /// <param name="folds">The cross-validation that went before, if one did.</param>
    /// <param name="cancellation">Breaks it off; nothing has been written then.</param>
    /// <exception cref="GruSentimentException">The data can't be divided, or the directory not be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static TrainingRun Prepare(TrainingFiles files, RunDirectory directory, CrossValidationResult? folds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(directory);
        TrainingData data = Abandonable.Run(() => TrainingData.Divide(files), cancellation);
        ModelTraining training = ModelTraining.Prepare(files.Request, data, cancellation);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            directory.Create();
            return new TrainingRun(files, training, directory, folds);
        }
        catch
        {
            training.Dispose();
            throw;
        }
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
    public PretrainingResult? Pretrain(IProgress<PretrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        _training.Pretrain(progress, cancellation);

    /// <summary>Trains, after <see cref="Pretrain"/>; after each epoch its results, and its weights if they are the best so far, are saved.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="DivergedException">A step's loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<TrainedEpoch> Train(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        foreach (TrainedEpoch epoch in _training.Train(progress, cancellation))
        {
            if (epoch.IsBest)
                Directory.Save(_training.Export());
            if (History.Count == 1)
            {
                Directory.Save(Data.Vocabulary);
                Directory.Save(_training.Config);
            }
            Directory.Save(History, _training.BestEpoch);
            yield return epoch;
        }
    }

    /// <summary>Measures the model that was saved and writes <c>metrics.json</c>. At least one epoch must have been trained.</summary>
    /// <param name="interrupted">Whether the user broke the training off.</param>
    /// <exception cref="InvalidOperationException">None has.</exception>
    public RunMetrics Finish(bool interrupted = false)
    {
        if (History.Count == 0)
            throw new InvalidOperationException("No epoch has been trained.");
        RunMetrics metrics = _training.Measure(SavedModel.Load(Directory.Path), interrupted);
        Directory.Save(metrics, Folds);
        return metrics;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _training.Dispose();
        Directory.RemoveIfEmpty();
    }
}
