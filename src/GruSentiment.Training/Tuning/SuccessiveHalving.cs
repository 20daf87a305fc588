namespace GruSentiment.Training.Tuning;

/// <summary>
/// Which trial is measured on one more fold, and when a new one is begun: successive halving as ASHA does it (Li et al. 2020, "A System for
/// Massively Parallel Hyperparameter Tuning"), one training after the other, with folds as the resource. Epochs would be a bad one: a
/// learning rate that falls to 0 by the last epoch says nothing in an earlier one.
/// </summary>
/// <param name="rungs">How many folds a trial of each rung has been measured on, ascending.</param>
/// <param name="scores">Ranks the trials.</param>
internal sealed class SuccessiveHalving(IReadOnlyList<int> rungs, TrialScores scores)
{
    /// <summary>One of so many trials of a rung goes on to the next, η.</summary>
    public const int Reduction = 3;

    /// <summary>The rungs of a search: 1, 3 and 5 folds.</summary>
    public static IReadOnlyList<int> UsualRungs { get; } = [1, 3, 5];

    /// <summary>The folds of the last rung.</summary>
    public int MostFolds => rungs[^1];

    /// <summary>The folds that a trial is ranked by: those of the highest rung that it has reached; 0 before the first.</summary>
    public int RankedFolds(Trial trial) => rungs.LastOrDefault(folds => folds <= trial.Folds.Count);

    /// <summary>The trial to measure next on one more fold; null for a new one.</summary>
    public Trial? Next(IReadOnlyList<Trial> trials)
    {
        if (trials.FirstOrDefault(trial => trial.Failure is null && !rungs.Contains(trial.Folds.Count)) is { } onItsWay)
            return onItsWay;
        for (int rung = rungs.Count - 2; rung >= 0; rung--)
        {
            int folds = rungs[rung];
            int before = rung == 0 ? 0 : rungs[rung - 1];
            Trial[] reached = [.. trials.Where(trial => trial.Folds.Count >= (trial.Failure is null ? folds : before))];
            IEnumerable<Trial> best = reached.OrderBy(trial => scores.Cost(trial, folds)).ThenBy(trial => trial.Number)
                .Take(reached.Length / Reduction);
            if (best.FirstOrDefault(trial => trial.Failure is null && trial.Folds.Count == folds) is { } promoted)
                return promoted;
        }
        return null;
    }

    /// <summary>The trials that something was measured of, best first: by the rung, then by the score on the rung's folds.</summary>
    public IReadOnlyList<Trial> Ranked(IReadOnlyList<Trial> trials) =>
    [
        .. trials.Where(trial => trial.Failure is null && RankedFolds(trial) > 0).OrderByDescending(RankedFolds)
            .ThenBy(trial => scores.Cost(trial, RankedFolds(trial))).ThenBy(trial => trial.Number),
    ];
}
