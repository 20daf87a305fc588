using GruSentiment.Training.Folds;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// What trials cost, row by row: the lower, the better. A trial's score is the mean of its rows' costs, so that two trials are compared on
/// the same rows, in pairs.
/// </summary>
/// <param name="metric">What they are judged by.</param>
/// <param name="trueClasses">The class of each row, fold by fold.</param>
internal sealed class TrialScores(TuningMetric metric, IReadOnlyList<IReadOnlyList<int>> trueClasses)
{
    /// <summary>What trials are judged by.</summary>
    public TuningMetric Metric => metric;

    /// <summary>The mean cost of the rows of the first folds; infinity for a trial that failed.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="folds">How many folds; it has as many at least.</param>
    public double Cost(Trial trial, int folds) =>
        trial.Failure is null && folds > 0 ? Costs(trial, folds).Average() : double.PositiveInfinity;

    /// <summary>The score as a person knows it: the loss, the accuracy or F1.</summary>
    public double Value(Trial trial, int folds)
    {
        double cost = Cost(trial, folds);
        return metric == TuningMetric.Loss ? cost : 1 - cost;
    }

    /// <summary>The standard error of the score: which rows happen to be measured on.</summary>
    public double StandardError(Trial trial, int folds) => MeanAndDeviation.StandardError(Costs(trial, folds));

    /// <summary>By how much a trial is better than another, on the folds that both were measured on.</summary>
    /// <returns>Null where there is no such fold.</returns>
    public ScoreDifference? Difference(Trial trial, Trial other)
    {
        int folds = Math.Min(trial.Folds.Count, other.Folds.Count);
        if (folds == 0 || trial.Failure is not null || other.Failure is not null)
            return null;
        double[] ours = Costs(trial, folds), theirs = Costs(other, folds);
        double[] better = [.. theirs.Zip(ours, (their, our) => their - our)];
        return new ScoreDifference(better.Average(), MeanAndDeviation.StandardError(better));
    }

    private double[] Costs(Trial trial, int folds)
    {
        var answers = trial.Folds.Take(folds);
        if (metric == TuningMetric.Loss)
            return [.. answers.SelectMany(fold => fold.Losses.Select(loss => (double)loss))];
        int[] truth = [.. trueClasses.Take(folds).SelectMany(fold => fold)];
        int[] predicted = [.. answers.SelectMany(fold => fold.Predicted)];
        return metric == TuningMetric.Accuracy ? [.. truth.Zip(predicted, (one, other) => one == other ? 0.0 : 1)]
            : F1Costs(truth, predicted);
    }

    /// <summary>
    /// 1 − F1 as a mean over rows. F1 is a ratio of sums, and no mean; to the first order it changes with a row as the values here do,
    /// whose mean it is (the linearised ratio of Cochran 1977, "Sampling Techniques", chapter 6).
    /// </summary>
    private static double[] F1Costs(int[] truth, int[] predicted)
    {
        int highest = truth.Concat(predicted).Max();
        int[] classes = highest <= 1 ? [1] : [.. truth.Distinct().Order()];
        double[] costs = new double[truth.Length];
        foreach (int @class in classes)
        {
            double both = truth.Zip(predicted).Sum(row => row.First == @class && row.Second == @class ? 2.0 : 0);
            double either = truth.Count(one => one == @class) + predicted.Count(one => one == @class);
            double f1 = either == 0 ? 0 : both / either;
            for (int row = 0; row < costs.Length; row++)
            {
                double isTrue = truth[row] == @class ? 1 : 0, isPredicted = predicted[row] == @class ? 1 : 0;
                double change = either == 0 ? 0 : (2 * isTrue * isPredicted - f1 * (isTrue + isPredicted)) * costs.Length / either;
                costs[row] += (1 - f1 - change) / classes.Length;
            }
        }
        return costs;
    }
}

/// <summary>By how much a trial is better than another on the same rows, and how much of that may be chance.</summary>
/// <param name="Mean">Above 0 where it is better: of the loss in nats, of accuracy and F1 as a share.</param>
/// <param name="StandardError">Of the mean of the rows' differences.</param>
public readonly record struct ScoreDifference(double Mean, double StandardError)
{
    /// <summary>Whether it is better by more than two standard errors, as chance is in one case of forty.</summary>
    public bool IsClear => Mean > 2 * StandardError;
}
