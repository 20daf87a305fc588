using GruSentiment.Training.Tuning;

namespace GruSentiment.Reports.Tuning;

/// <summary>A trial in a picture.</summary>
/// <param name="Seconds">When its last fold ended.</param>
/// <param name="Better">By how much it is better than the defaults, on the folds that both were measured on.</param>
/// <param name="Error">The standard error of that.</param>
/// <param name="Folds">How many folds it was measured on.</param>
/// <param name="IsDefault">Whether it is the trial of the defaults.</param>
internal readonly record struct TrialPoint(double Seconds, double Better, double Error, int Folds, bool IsDefault)
{
    /// <summary>0 with one fold, 1 with some, 2 with all.</summary>
    public int Rung => Folds switch { 1 => 0, TrialTraining.Folds => 2, _ => 1 };

    /// <summary>All trials that something was measured of.</summary>
    public static IEnumerable<TrialPoint> Of(TuningState state) =>
        state.Trials.Where(trial => trial.Failure is null && trial.Folds.Count > 0)
            .Select(trial => Of(trial, state, trial.Folds[^1].EndedAt));

    /// <summary>After each training, the trial that was best by then.</summary>
    public static IEnumerable<TrialPoint> BestSoFar(TuningState state)
    {
        foreach (double seconds in state.Trials.SelectMany(trial => trial.Folds).Select(fold => fold.EndedAt).Order())
        {
            Trial[] then = [.. state.Trials.Select(trial => trial with
            {
                Folds = [.. trial.Folds.Where(fold => fold.EndedAt <= seconds)],
                Failure = null,
            }).Where(trial => trial.Folds.Count > 0)];
            TuningState past = state with { Trials = then };
            yield return Of(past.Halving!.Ranked(then)[0], past, seconds);
        }
    }

    private static TrialPoint Of(Trial trial, TuningState state, double seconds) =>
        !trial.IsDefault && state.Scores!.Difference(trial, state.Trials[0]) is { } difference
            ? new TrialPoint(seconds, difference.Mean, difference.StandardError, trial.Folds.Count, false)
            : new TrialPoint(seconds, 0, 0, trial.Folds.Count, trial.IsDefault);
}
