using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Sessions;

/// <summary>
/// A training from its files, or from reviews in memory, to a measured model: reads, cross-validates if asked, splits and prepares,
/// pretrains if asked, trains epoch after epoch, measures the best one. It writes and prints nothing: observers are told of everything as
/// it happens.
/// </summary>
public sealed class TrainingSession
{
    private readonly TrainingRequest _request;
    private readonly TrainingReviews? _reviews;
    private readonly Checkpoint? _from;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private (TrainingStage Stage, int Number) _reached;

    /// <summary>A session from the beginning.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="observers">Who is told of it, in this order.</param>
    public TrainingSession(TrainingRequest request, params IReadOnlyList<ITrainingObserver> observers) =>
        (_request, _observers) = (request, observers);

    /// <summary>A session from the beginning, on reviews that the program has in memory.</summary>
    /// <param name="request">What is asked for. It names no <see cref="TrainingRequest.Data"/>.</param>
    /// <param name="reviews">The reviews.</param>
    /// <param name="observers">Who is told of it, in this order.</param>
    public TrainingSession(TrainingRequest request, TrainingReviews reviews, params IReadOnlyList<ITrainingObserver> observers)
        : this(request, observers)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        _reviews = reviews;
    }

    /// <summary>The rest of a session: what it gives is the same to the byte as if it had never been interrupted.</summary>
    /// <param name="checkpoint">Where to go on from.</param>
    /// <param name="observers">Who is told of it, in this order.</param>
    public TrainingSession(Checkpoint checkpoint, params IReadOnlyList<ITrainingObserver> observers)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        (_request, _from, _observers) = (checkpoint.Request, checkpoint, observers);
    }

    /// <summary>The rest of a session on reviews that the program has in memory.</summary>
    /// <param name="checkpoint">Where to go on from.</param>
    /// <param name="reviews">The same reviews, in the same order.</param>
    /// <param name="observers">Who is told of it, in this order.</param>
    public TrainingSession(Checkpoint checkpoint, TrainingReviews reviews, params IReadOnlyList<ITrainingObserver> observers)
        : this(checkpoint, observers)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        _reviews = reviews;
    }

    /// <summary>Runs the whole way.</summary>
    /// <param name="cancellation">
    /// Ends it. Once an epoch has ended, the best one until then is measured and returned; before that there is nothing to return.
    /// </param>
    /// <exception cref="GruSentimentException">The files can't be read or trained on, or are not those of the checkpoint.</exception>
    /// <exception cref="ArgumentException">A text of the reviews in memory is null.</exception>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>, before the first epoch had ended.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        try
        {
            (TrainingFiles files, DataFingerprint data) = During(TrainingStage.Reading, 1, () => Read(cancellation));
            _from?.Data.RefuseOther(data, files.Request);
            Tell(observer => observer.FilesRead(files));
            if (_from is not null)
                Tell(observer => observer.Resumed(_from));
            var checkpoints = new Checkpointer(files.Request, data, made => Tell(observer => observer.Checkpointed(made)));
            if (_from is null)
                checkpoints.Make(null); // Nothing is done yet, but a killed training can be resumed by its name.
            CrossValidationResult? folds = files.Request.Folds is null ? null : CrossValidate(files, checkpoints, cancellation);
            TrainingState? state = _from?.Fold is null ? _from?.State : null;
            using ModelTraining training = During(TrainingStage.Preparing, 1, () => Prepare(files, state, cancellation));
            Tell(observer => observer.Prepared(training));
            return Train(training, folds, checkpoints, cancellation);
        }
        catch (OperationCanceledException)
        {
            Tell(observer => observer.Abandoned(_reached.Stage, _reached.Number));
            throw;
        }
        catch (DivergedException)
        {
            Tell(observer => observer.Diverged());
            throw;
        }
    }

    private (TrainingFiles Files, DataFingerprint Data) Read(CancellationToken cancellation)
    {
        var files = TrainingFiles.Read(_request, _reviews, cancellation);
        return (files, Abandonable.Run(() => DataFingerprint.Of(files), cancellation));
    }

    private CrossValidationResult CrossValidate(TrainingFiles files, Checkpointer checkpoints, CancellationToken cancellation)
    {
        var validation = new CrossValidation(files);
        Tell(observer => observer.FoldsBegun(validation.Count));
        foreach (FoldResult done in _from?.Folds ?? [])
            checkpoints.Add(done);
        for (int fold = checkpoints.Folds.Count + 1; fold <= validation.Count; fold++)
        {
            FoldResult result = During(TrainingStage.Fold, fold, () => TrainFold(validation, fold, checkpoints, cancellation));
            checkpoints.Add(result);
            Tell(observer => observer.FoldEnded(result));
            checkpoints.Make(null);
        }
        var folds = new CrossValidationResult(checkpoints.Folds);
        Tell(observer => observer.FoldsEnded(folds));
        return folds;
    }

    private FoldResult TrainFold(CrossValidation validation, int fold, Checkpointer checkpoints, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Checkpoint? from = _from?.Fold == fold ? _from : null;
        using ModelTraining training = validation.Prepare(fold, from?.State, cancellation);
        double Seconds() => (from?.FoldSeconds ?? 0) + clock.Elapsed.TotalSeconds;
        try
        {
            if (from?.State is null)
                checkpoints.Make(training, fold, Seconds()); // The n-gram model is trained.
            var pretraining = new Relay<PretrainingProgress>(_ => checkpoints.MakeIfDue(training, fold, Seconds()));
            if (training.Pretrain(pretraining, cancellation) is not null)
                checkpoints.Make(training, fold, Seconds());
            var relay = new Relay<TrainingProgress>(progress =>
            {
                Tell(observer => observer.Progressed(new FoldProgress(fold, validation.Count, progress)));
                checkpoints.MakeIfDue(training, fold, Seconds());
            });
            foreach (TrainedEpoch _ in training.Train(relay, cancellation))
                checkpoints.Make(training, fold, Seconds());
        }
        catch (OperationCanceledException)
        {
            checkpoints.Make(training, fold, Seconds());
            throw;
        }
        return CrossValidation.Measure(fold, training, Seconds());
    }

    private static ModelTraining Prepare(TrainingFiles files, TrainingState? state, CancellationToken cancellation)
    {
        TrainingData data = Abandonable.Run(() => TrainingData.Divide(files, cancellation), cancellation);
        ModelTraining training = ModelTraining.Begin(files.Request, data, state, cancellation);
        if (!cancellation.IsCancellationRequested)
            return training;
        training.Dispose();
        throw new OperationCanceledException(cancellation);
    }

    private TrainingResult Train(
        ModelTraining training, CrossValidationResult? folds, Checkpointer checkpoints, CancellationToken cancellation)
    {
        bool interrupted = false;
        try
        {
            if (_from?.State is null || _from.Fold is not null)
                checkpoints.Make(training); // The n-gram model is trained.
            if (!training.IsPretrained)
                Pretrain(training, checkpoints, cancellation);
            var relay = new Relay<TrainingProgress>(progress =>
            {
                Tell(observer => observer.Progressed(progress));
                checkpoints.MakeIfDue(training);
            });
            while (!training.IsFinished)
            {
                int number = training.History.Count + 1;
                TrainedEpoch epoch = During(TrainingStage.Epoch, number, () => training.TrainEpoch(relay, cancellation));
                Tell(observer => observer.EpochEnded(epoch));
                checkpoints.Make(training);
            }
        }
        catch (OperationCanceledException)
        {
            checkpoints.Make(training);
            interrupted = true;
            if (training.Best is null)
                throw;
        }
        RunMetrics metrics = During(TrainingStage.Measuring, 1, () => training.Measure(interrupted));
        ModelSnapshot best = training.Best!;
        var result = new TrainingResult(best.ToModel(training.Config, training.Data.Vocabulary), best, metrics, training.History, folds);
        Tell(observer => observer.Finished(result));
        return result;
    }

    private void Pretrain(ModelTraining training, Checkpointer checkpoints, CancellationToken cancellation)
    {
        var relay = new Relay<PretrainingProgress>(progress =>
        {
            Tell(observer => observer.Progressed(progress));
            checkpoints.MakeIfDue(training);
        });
        PretrainingResult? result = During(TrainingStage.Pretraining, 1, () => training.Pretrain(relay, cancellation));
        Tell(observer => observer.Pretrained(result!.Value));
        checkpoints.Make(training);
    }

    private T During<T>(TrainingStage stage, int number, Func<T> work)
    {
        _reached = (stage, number);
        Tell(observer => observer.Begun(stage, number));
        try
        {
            return work();
        }
        finally
        {
            Tell(observer => observer.Ended(stage, number));
        }
    }

    private void Tell(Action<ITrainingObserver> what)
    {
        foreach (ITrainingObserver observer in _observers)
            what(observer);
    }

    private sealed class Relay<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
