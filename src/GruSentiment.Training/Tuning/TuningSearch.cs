namespace GruSentiment.Training.Tuning;

/// <summary>Measures a trial on a fold.</summary>
/// <param name="trial">The trial.</param>
/// <param name="fold">From 0.</param>
/// <param name="cancellation">Ends it.</param>
/// <exception cref="GruSentimentException">The options can't be trained with.</exception>
/// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
internal delegate FoldAnswers TrialMeasurement(Trial trial, int fold, CancellationToken cancellation);

/// <summary>
/// The search itself: trials are measured one after the other, then the best ones and the defaults on all folds, and one of these is
/// chosen. What is done next depends on the state alone, and on the time where there is a limit to it.
/// </summary>
/// <param name="proposals">Says what to try.</param>
/// <param name="time">What has passed of the time.</param>
/// <param name="measure">Measures.</param>
/// <param name="ended">Is told of each state.</param>
internal sealed class TuningSearch(
    TrialProposals proposals, TuningTime time, TrialMeasurement measure, Action<Trial, TuningState>? ended = null)
{
    /// <summary>The best trials that are measured on all folds, beside the defaults.</summary>
    private const int Finalists = 3;

    /// <summary>Runs from a state to a choice.</summary>
    /// <param name="state">Where to go on from; its files have been read.</param>
    /// <param name="cancellation">Ends it: what was measured has been told.</param>
    /// <exception cref="GruSentimentException">The defaults themselves can't be trained with.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public TuningState Run(TuningState state, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        while (!state.IsSearched)
        {
            TuningState? next = NextTrial(state) is { } trial && time.AllowsSearch(state, trial.Folds.Count == 0 ? null : trial)
                ? Measured(state, trial, trial.IsDefault ? null : time.LeftToSearch(state), cancellation) : null;
            state = next ?? state with { IsSearched = true };
        }
        while (state.Choice is null && NextFinalist(state) is { } finalist)
            state = Measured(state, finalist, null, cancellation)!;
        if (state.Choice is null)
        {
            Trial winner = Winner(state);
            state = state with { Choice = new TuningChoice(winner.Number, time.Networks(state, winner)), Seconds = time.Elapsed };
            ended?.Invoke(winner, state);
        }
        return state;
    }

    /// <summary>The best of the finalists; the defaults where none is better by more than two standard errors.</summary>
    internal static Trial Winner(TuningState state)
    {
        Trial defaults = state.Trials[0];
        TrialScores scores = state.Scores!;
        IReadOnlyList<Trial> finalists = FinalistsOf(state);
        int most = finalists.Where(trial => !trial.IsDefault).Select(trial => trial.Folds.Count).DefaultIfEmpty().Max();
        Trial? best = finalists.Where(trial => !trial.IsDefault && trial.Folds.Count == most)
            .OrderBy(trial => scores.Cost(trial, most)).FirstOrDefault();
        return best is not null && scores.Difference(best, defaults) is { IsClear: true } ? best : defaults;
    }

    /// <summary>The defaults, and the best trials.</summary>
    internal static IReadOnlyList<Trial> FinalistsOf(TuningState state) =>
        [state.Trials[0], .. state.Halving!.Ranked(state.Trials).Where(trial => !trial.IsDefault).Take(Finalists)];

    private Trial? NextTrial(TuningState state)
    {
        if (state.Halving!.Next(state.Trials) is { } begun)
            return begun;
        if (state.Options.Trials is { } most && state.Trials.Count >= most)
            return null;
        return proposals.Next(state.Trials) is { } changes ? Trial.Of(state.Trials.Count + 1, changes) : null;
    }

    private Trial? NextFinalist(TuningState state)
    {
        IReadOnlyList<Trial> finalists = FinalistsOf(state);
        return finalists.FirstOrDefault(trial => trial.Folds.Count < state.Halving!.MostFolds && trial.Failure is null
            && time.AllowsFinal(state, trial, finalists[^1]));
    }

    /// <summary>The state with a trial measured on one more fold; null where the time had passed before.</summary>
    private TuningState? Measured(TuningState state, Trial trial, double? seconds, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (seconds is { } limit && limit < int.MaxValue / 1000)
            end.CancelAfter(TimeSpan.FromSeconds(Math.Max(0, limit)));
        try
        {
            FoldAnswers answers = measure(trial, trial.Folds.Count, end.Token);
            trial = trial with { Folds = [.. trial.Folds, answers with { EndedAt = time.Elapsed }] };
        }
        catch (GruSentimentException e) when (!trial.IsDefault)
        {
            trial = trial with { Failure = e.Message };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        state = state.With(trial) with { Seconds = time.Elapsed };
        ended?.Invoke(trial, state);
        return state;
    }
}
