using System.Diagnostics;

namespace GruSentiment.Training.Tuning;

/// <summary>The time of a search: what has passed, and whether there is enough left for one more training.</summary>
/// <param name="options">How long it may take.</param>
/// <param name="before">Seconds of the sessions before this one.</param>
/// <param name="space">What is searched.</param>
/// <param name="seconds">Seconds since this session began; null for those of a clock.</param>
internal sealed class TuningTime(TuningOptions options, double before, SearchSpace space, Func<double>? seconds = null)
{
    /// <summary>The most networks of a final model. Each further one adds less (Hansen and Salamon 1990).</summary>
    public const int MostNetworks = 5;

    /// <summary>The part of the time that is kept for the networks of the final model.</summary>
    private const double ForNetworks = 0.3;

    /// <summary>The final model is trained on all rows, a trial on those of four folds of five.</summary>
    private const double FinalTraining = 1.25;

    /// <summary>The best trials, beside the defaults, for which time is kept to measure them on all folds.</summary>
    private const int KeptFinalists = 2;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Seconds that have passed, in all sessions.</summary>
    public double Elapsed => before + (seconds?.Invoke() ?? _clock.Elapsed.TotalSeconds);

    /// <summary>Seconds that are left; infinity where trials are counted.</summary>
    public double Left => options.Time is { } budget ? budget.Time.TotalSeconds - Elapsed : double.PositiveInfinity;

    /// <summary>Seconds until the search must end, for the finals and the final training to have their time.</summary>
    public double LeftToSearch(TuningState state) => Left - Reserve(state);

    /// <summary>Whether a trial can be measured on one more fold without time being taken from what comes last.</summary>
    /// <param name="state">How far the search has come.</param>
    /// <param name="trial">The trial; null for a new one.</param>
    public bool AllowsSearch(TuningState state, Trial? trial) => state.Trials.Count == 0 || SecondsOf(state, trial) <= LeftToSearch(state);

    /// <summary>Whether a finalist can be measured on one more fold.</summary>
    public bool AllowsFinal(TuningState state, Trial trial, Trial likely) =>
        SecondsOf(state, trial) + FinalTraining * SecondsOf(state, likely) <= Left;

    /// <summary>How many networks the final model has.</summary>
    public int Networks(TuningState state, Trial winner)
    {
        if (!space.HasEnsemble)
            return space.Networks;
        int most = Math.Max(MostNetworks, space.Networks);
        return options.Time is null ? most
            : (int)Math.Clamp(space.Networks * Left / (FinalTraining * SecondsOf(state, winner)), space.Networks, most);
    }

    /// <summary>Seconds of what comes after the search: finals, and the training of the final model.</summary>
    private double Reserve(TuningState state)
    {
        if (options.Time is not { } budget || state.Trials.Count == 0 || state.Halving is not { } halving)
            return 0;
        Trial[] best = [.. halving.Ranked(state.Trials).Where(trial => !trial.IsDefault).Take(KeptFinalists)];
        double finals = best.Prepend(state.Trials[0]).Sum(trial => (halving.MostFolds - trial.Folds.Count) * SecondsOf(state, trial));
        if (best.Length < KeptFinalists)
            finals += (KeptFinalists - best.Length) * (halving.MostFolds - 1) * SecondsOf(state, null);
        double training = FinalTraining * SecondsOf(state, best.FirstOrDefault() ?? state.Trials[0]);
        double most = Math.Min(training * MostNetworks / space.Networks, ForNetworks * budget.Time.TotalSeconds);
        return finals + (space.HasEnsemble ? Math.Max(training, most) : training);
    }

    /// <summary>Seconds of a training: a trial's mean, or that of all trials.</summary>
    private static double SecondsOf(TuningState state, Trial? trial)
    {
        FoldAnswers[] folds = [.. trial?.Folds ?? []];
        if (folds.Length == 0)
            folds = [.. state.Trials.SelectMany(one => one.Folds)];
        return folds.Length == 0 ? 0 : folds.Average(fold => fold.Seconds);
    }
}
