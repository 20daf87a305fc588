using GruSentiment.Data.Files;
using GruSentiment.Options;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// Searches options that answer new rows better than the defaults: each trial is trained on four fifths of the rows and measured on the
/// fifth, the best ones on all five. The test set has no part in it. Writes nothing, and trains no final model: <see
/// cref="TuningResult.Request"/> does.
/// </summary>
/// <param name="begun">
/// What is searched, and what has been done of it. Of the request, what concerns a single training is ignored: folds, output.
/// </param>
/// <param name="observer">Is told how it goes.</param>
public sealed class TuningSession(TuningState begun, ITuningObserver? observer = null)
{
    private readonly TrainingRequest _request = Of(begun.Request);

    /// <summary>A search from the beginning.</summary>
    /// <param name="request">What is trained on, and what is fixed of how.</param>
    /// <param name="options">How it is searched.</param>
    /// <param name="observer">Is told how it goes.</param>
    public TuningSession(TrainingRequest request, TuningOptions? options = null, ITuningObserver? observer = null)
        : this(new TuningState(request, options ?? new(), []), observer)
    {
    }

    /// <summary>What a training has and a search does not.</summary>
    internal static IReadOnlyList<DeclaredOption> LeftOut { get; } =
    [
        TrainingRequest.FoldsOption, TrainingRequest.FromRunOption, TrainingRequest.OutputOption, TrainingRequest.CheckpointMinutesOption,
    ];

    /// <summary>Everything that is wrong with what is asked for.</summary>
    internal static IEnumerable<UserMessage> Faults(TrainingRequest request, TuningOptions options) =>
        [.. options.Faults(), .. Of(request).Faults(), .. SearchSpace.Faults(request, options)];

    /// <summary>Runs the whole way.</summary>
    /// <param name="cancellation">Ends it: what was measured is the observer's.</param>
    /// <exception cref="OptionException">Options can't be meant.</exception>
    /// <exception cref="GruSentimentException">
    /// A file can't be read or trained on, or is not what the search was begun with; or the defaults can't be trained with.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public TuningResult Run(CancellationToken cancellation = default)
    {
        OptionException.ThrowIfAny(Faults(begun.Request, begun.Options));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var files = TrainingFiles.Read(_request, cancellation);
        DataFingerprint data = Abandonable.Run(() => DataFingerprint.Of(files), cancellation);
        begun.Data?.RefuseOther(data, files.Request);
        var space = SearchSpace.Of(files.Request, begun.Options);
        OptionException.ThrowIfAny(space.FaultsOf(begun.Options));
        TrialTraining training = Abandonable.Run(() => new TrialTraining(files, _request), cancellation);
        TuningState state = begun with { Data = data, TrueClasses = training.TrueClasses };
        var setting = new TuningSetting(
            training.Rows, training.TestRows, [.. space.Options.Select(one => one.Option.Name)],
            [.. space.Options.Select(one => one.Option.Format(files.Request.AllValues[one.Option]))], space.HasEnsemble);
        observer?.FilesRead(files, setting);
        var time = new TuningTime(begun.Options, begun.Seconds, space, () => clock.Elapsed.TotalSeconds);
        var proposals = new TrialProposals(
            space, trials => (state with { Trials = trials }).Halving!.Ranked(trials), files.Request.Training.Seed,
            changes => TrialTraining.With(_request, changes));
        state = new TuningSearch(proposals, time, Measure, (trial, now) => observer?.Ended(trial, now)).Run(state, cancellation);
        return new TuningResult(files, setting, state, FinalRequest(_request, state));

        FoldAnswers Measure(Trial trial, int fold, CancellationToken end) =>
            training.Measure(trial, fold, new Relay(trial, fold + 1, time, observer), end);
    }

    /// <summary>What trains a model with the best options, or with those that are best so far.</summary>
    internal static TrainingRequest FinalRequest(TrainingRequest request, TuningState state)
    {
        Trial winner = state.Trials[(state.Choice?.Trial ?? TuningSearch.Winner(state).Number) - 1];
        int rows = state.TrueClasses.Sum(fold => fold.Count);
        TrainingRequest best = TrialTraining.With(TrialTraining.Asked(Of(request), rows), winner.Values);
        return state.Choice is { Networks: > 1 and var networks } ? best with { Model = best.Model with { Ensemble = networks } } : best;
    }

    private static TrainingRequest Of(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Without(LeftOut);
    }

    private sealed class Relay(Trial trial, int fold, TuningTime time, ITuningObserver? observer) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => observer?.Progressed(new TuningProgress(trial, fold, time.Elapsed, value));
    }
}
