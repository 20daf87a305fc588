using GruSentiment.Data.Files;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Sessions;

/// <summary>
/// A training from its files to a measured model: reads, cross-validates if asked, splits and prepares, pretrains if asked, trains epoch
/// after epoch, measures the best one. It writes and prints nothing: observers are told of everything as it happens.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="observers">Who is told of it, in this order.</param>
public sealed class TrainingSession(TrainingRequest request, params IReadOnlyList<ITrainingObserver> observers)
{
    private (TrainingStage Stage, int Number) _reached;

    /// <summary>Runs the whole way.</summary>
    /// <param name="cancellation">
    /// Ends it. Once an epoch has ended, the best one until then is measured and returned; before that there is nothing to return.
    /// </param>
    /// <exception cref="GruSentimentException">The files can't be read or trained on.</exception>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>, before the first epoch had ended.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        try
        {
            TrainingFiles files = During(TrainingStage.Reading, 1, () => TrainingFiles.Read(request, cancellation));
            Tell(observer => observer.FilesRead(files));
            CrossValidationResult? folds = files.Request.Folds is null ? null : CrossValidate(files, cancellation);
            using ModelTraining training = During(TrainingStage.Preparing, 1, () => Prepare(files, cancellation));
            Tell(observer => observer.Prepared(training));
            return Train(training, folds, cancellation);
        }
        catch (OperationCanceledException)
        {
            Tell(observer => observer.Abandoned(_reached.Stage, _reached.Number));
            throw;
        }
    }

    private CrossValidationResult CrossValidate(TrainingFiles files, CancellationToken cancellation)
    {
        var validation = new CrossValidation(files);
        Tell(observer => observer.FoldsBegun(validation.Count));
        var relay = new Relay<FoldProgress>(progress => Tell(observer => observer.Progressed(progress)));
        var results = new List<FoldResult>();
        for (int fold = 1; fold <= validation.Count; fold++)
        {
            FoldResult result = During(TrainingStage.Fold, fold, () => validation.Run(fold, relay, cancellation));
            results.Add(result);
            Tell(observer => observer.FoldEnded(result));
        }
        var folds = new CrossValidationResult(results);
        Tell(observer => observer.FoldsEnded(folds));
        return folds;
    }

    private static ModelTraining Prepare(TrainingFiles files, CancellationToken cancellation)
    {
        TrainingData data = Abandonable.Run(() => TrainingData.Divide(files), cancellation);
        ModelTraining training = ModelTraining.Prepare(files.Request, data, cancellation);
        if (!cancellation.IsCancellationRequested)
            return training;
        training.Dispose();
        throw new OperationCanceledException(cancellation);
    }

    private TrainingResult Train(ModelTraining training, CrossValidationResult? folds, CancellationToken cancellation)
    {
        if (training.Data.Unlabelled is not null)
            Pretrain(training, cancellation);
        bool interrupted = false;
        try
        {
            var relay = new Relay<TrainingProgress>(progress => Tell(observer => observer.Progressed(progress)));
            while (!training.IsFinished)
            {
                int number = training.History.Count + 1;
                TrainedEpoch epoch = During(TrainingStage.Epoch, number, () => training.TrainEpoch(relay, cancellation));
                Tell(observer => observer.EpochEnded(epoch));
            }
        }
        catch (OperationCanceledException) when (training.History.Count > 0)
        {
            interrupted = true;
        }
        RunMetrics metrics = During(TrainingStage.Measuring, 1, () => training.Measure(interrupted));
        ModelSnapshot best = training.Best!;
        var result = new TrainingResult(best.ToModel(training.Config, training.Data.Vocabulary), best, metrics, training.History, folds);
        Tell(observer => observer.Finished(result));
        return result;
    }

    private void Pretrain(ModelTraining training, CancellationToken cancellation)
    {
        var relay = new Relay<PretrainingProgress>(progress => Tell(observer => observer.Progressed(progress)));
        if (During(TrainingStage.Pretraining, 1, () => training.Pretrain(relay, cancellation)) is { } pretraining)
            Tell(observer => observer.Pretrained(pretraining));
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
        foreach (ITrainingObserver observer in observers)
            what(observer);
    }

    private sealed class Relay<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
