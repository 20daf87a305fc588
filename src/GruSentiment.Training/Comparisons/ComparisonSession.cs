using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.FastText;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Comparisons;

/// <summary>
/// Trains each encoder on the same rows, with the same division, vocabulary and n-gram model, and measures it on the same rows. Only what
/// suits an encoder is its own: its learning rate. Writes nothing.
/// </summary>
/// <param name="begun">
/// What is compared, and what has been done of it. Of the request, what concerns a single model is ignored: encoder, folds, output.
/// </param>
/// <param name="observer">Is told how it goes.</param>
public sealed class ComparisonSession(ComparisonState begun, IComparisonObserver? observer = null)
{
    /// <summary>The time that a probe takes to find how many epochs fit a budget.</summary>
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(3);

    private const int MostEpochs = 100;

    private readonly TrainingRequest _request = begun.Request;
    private readonly ComparisonOptions _options = begun.Options;

    /// <summary>A comparison from the beginning.</summary>
    /// <param name="request">What is trained on, and how.</param>
    /// <param name="options">What is compared.</param>
    /// <param name="observer">Is told how it goes.</param>
    public ComparisonSession(TrainingRequest request, ComparisonOptions? options = null, IComparisonObserver? observer = null)
        : this(new ComparisonState(request, options ?? new(), []), observer)
    {
    }

    /// <summary>fastText, which is measured beside the encoders where this machine has it; null where it has not.</summary>
    internal FastTextProgram? FastText { get; init; } = FastTextProgram.Find();

    /// <summary>What a training has and a comparison does not.</summary>
    internal static IReadOnlyList<DeclaredOption> LeftOut { get; } =
    [
        ModelOptions.EncoderOption, TrainingRequest.FoldsOption, TrainingRequest.FromRunOption, TrainingRequest.UnlabelledOption,
        TrainingRequest.OutputOption, TrainingRequest.CheckpointMinutesOption, TrainingOptions.EngineOption,
        TrainingOptions.EffortOption, TrainingOptions.PretrainingEpochsOption,
    ];

    /// <summary>Everything that is wrong with what is asked for.</summary>
    internal static IEnumerable<UserMessage> Faults(TrainingRequest request, ComparisonOptions options) =>
        [.. options.Faults(), .. options.Encoders.Kinds.SelectMany(encoder => Of(request, encoder, 0).Faults()).Distinct()];

    /// <summary>Runs the whole way.</summary>
    /// <param name="cancellation">Ends it: the trainings that have ended are the observer's.</param>
    /// <exception cref="OptionException">Options can't be meant.</exception>
    /// <exception cref="GruSentimentException">
    /// A file can't be read or trained on, or is not what the comparison was begun with.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public ComparisonResult Run(CancellationToken cancellation = default)
    {
        OptionException.ThrowIfAny([.. Faults(_request, _options)]);
        var files = TrainingFiles.Read(Of(_request, _options.Encoders.Kinds[0], 0), cancellation);
        ComparisonState state = begun with
        {
            Data = Abandonable.Run(() => DataFingerprint.Of(files), cancellation),
            Trainings = [],
            FastText = [],
        };
        begun.Data?.RefuseOther(state.Data!, files.Request);
        TrainingData data = Abandonable.Run(() => TrainingData.Divide(files, cancellation), cancellation);
        var rows = new ComparedRows(
            data.Training.Count, [.. Measured(data).Select(review => review.Ids.Length)], data.Test.Count > 0, data.Vocabulary.Count);
        observer?.FilesRead(files, rows);
        int count = _options.Encoders.Kinds.Count * _options.Seeds;
        foreach (EncoderKind encoder in _options.Encoders.Kinds)
        {
            for (int repeat = 0; repeat < _options.Seeds; repeat++)
            {
                TrainingRequest fitted = files.Fitted(Of(_request, encoder, repeat));
                ComparedTraining? done = begun.Trainings.FirstOrDefault(one => one.IsOf(encoder, fitted.Training.Seed, rows));
                TrainingData own = data with { Added = data.Added with { Weight = fitted.Augmentation.Weight } };
                ComparedTraining training =
                    done ?? Train(fitted, own, new Relay(state.Trainings.Count + 1, count, encoder, observer), cancellation);
                state = state with { Trainings = [.. state.Trainings, training] };
                observer?.Ended(training, state);
            }
        }
        state = TrainFastText(state, data, rows, cancellation);
        return new ComparisonResult(files, rows, state);
    }

    /// <summary>Trains fastText with every seed. What it can't do ends no comparison.</summary>
    private ComparisonState TrainFastText(ComparisonState state, TrainingData data, ComparedRows rows, CancellationToken cancellation)
    {
        try
        {
            for (int repeat = 0; repeat < _options.Seeds; repeat++)
            {
                int seed = SeedOf(_request, repeat);
                ComparedFastText? training = begun.FastText.FirstOrDefault(one => one.IsOf(seed, rows))
                    ?? (FastText is null ? null : ComparedFastText.Of(FastText, data, Measured(data), seed, cancellation));
                if (training is null)
                    break;
                state = state with { FastText = [.. state.FastText, training] };
                observer?.Ended(training, state);
            }
            return state;
        }
        catch (GruSentimentException e)
        {
            observer?.FastTextFailed(e.UserMessage);
            return state with { FastText = [] };
        }
    }

    /// <summary>The request for one encoder and one seed.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="repeat">Which of its trainings, from 0.</param>
    private static TrainingRequest Of(TrainingRequest request, EncoderKind encoder, int repeat)
    {
        TrainingRequest asked = request.Without(LeftOut);
        asked = asked with
        {
            Model = asked.Model with { Encoder = encoder },
            Training = asked.Training with { Seed = SeedOf(asked, repeat), Effort = Effort.Normal, PretrainingEpochs = 0 },
        };
        return WithoutWhatItHasNot(asked, EncoderArchitecture.Of(asked.Resolve().Model)).WithOneNetwork();
    }

    private static int SeedOf(TrainingRequest request, int repeat) =>
        (int)(((long)request.Resolve().Training.Seed + repeat) & int.MaxValue);

    /// <summary>What is asked for of encoders that have it is nothing to the others.</summary>
    private static TrainingRequest WithoutWhatItHasNot(TrainingRequest request, EncoderArchitecture encoder)
    {
        OptionValues values = request.Model.Values;
        foreach (DeclaredOption option in request.Model.Declarations.Where(one => one.IsOfSomeEncoders && !encoder.Options.Contains(one)))
            values = values.Without(option);
        return request with { Model = request.Model with { Values = values } };
    }

    private static IReadOnlyList<EncodedReview> Measured(TrainingData data) => data.Test.Count > 0 ? data.Test : data.Validation;

    private ComparedTraining Train(TrainingRequest request, TrainingData data, Relay relay, CancellationToken cancellation)
    {
        if (_options.Budget is { } budget)
            request = request with { Training = request.Training with { Epochs = EpochsIn(budget.Time, request, data, cancellation) } };
        using ModelTraining training = ModelTraining.Prepare(request, data, cancellation);
        foreach (TrainedEpoch _ in training.Train(relay, cancellation))
        {
        }
        return ComparedMeasurement.Of(training, Measured(data), cancellation);
    }

    /// <summary>How many epochs take a time, by the speed of the first batches.</summary>
    private static int EpochsIn(TimeSpan time, TrainingRequest request, TrainingData data, CancellationToken cancellation)
    {
        using ModelTraining probe = ModelTraining.Prepare(request, data, cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var clock = Stopwatch.StartNew();
        var last = new LastProgress(() =>
        {
            if (clock.Elapsed >= s_probe)
                end.Cancel();
        });
        try
        {
            probe.TrainEpoch(last, end.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The probe has ended.
        }
        double epoch = clock.Elapsed.TotalSeconds * last.Value.Batches / Math.Max(1, last.Value.Batch);
        return (int)Math.Clamp(time.TotalSeconds / epoch, 1, MostEpochs);
    }

    private sealed class LastProgress(Action then) : IProgress<TrainingProgress>
    {
        public TrainingProgress Value { get; private set; }

        public void Report(TrainingProgress value)
        {
            Value = value;
            then();
        }
    }

    private sealed class Relay(int number, int count, EncoderKind encoder, IComparisonObserver? observer) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => observer?.Progressed(new ComparisonProgress(number, count, encoder, value));
    }
}
