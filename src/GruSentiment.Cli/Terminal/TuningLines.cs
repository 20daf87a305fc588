using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Training.Tuning;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>A search in words and in a table.</summary>
internal static class TuningLines
{
    /// <summary>Folds that the best trials are measured on, where there is time.</summary>
    public const int AllFolds = TrialTraining.Folds;

    /// <summary>Trials of the table.</summary>
    public const int Most = 5;

    /// <summary>What the metric is called at the head of its column.</summary>
    public static string NameOf(TuningMetric metric) => metric switch
    {
        TuningMetric.Loss => "loss",
        TuningMetric.Accuracy => "accuracy",
        _ => "F1",
    };

    /// <summary>The head of the table.</summary>
    public static string[] Header(TuningState state) => ["trial", "folds", NameOf(state.Options.Metric), "better by", "options"];

    /// <summary>The best trials, and the defaults where they are none of them, best first.</summary>
    public static IEnumerable<string[]> Rows(TuningState state)
    {
        if (state.Halving is not { } halving || state.Trials.Count == 0)
            yield break;
        Trial[] best = [.. halving.Ranked(state.Trials).Take(Most)];
        Trial defaults = state.Trials[0];
        IEnumerable<Trial> shown = best.Contains(defaults) || defaults.Folds.Count == 0 ? best : best.Append(defaults);
        foreach (Trial trial in shown)
        {
            string[] cells = Measured(trial, state);
            yield return [Invariant($"{trial.Number}"), Invariant($"{trial.Folds.Count}"), .. cells, trial.ChangesText];
        }
    }

    /// <summary>The table.</summary>
    public static IEnumerable<string> Table(TuningState state)
    {
        var table = new TextTable(0, 1, 2, 3);
        table.Add(Header(state));
        foreach (string[] row in Rows(state))
            table.Add(row);
        return table.Lines();
    }

    /// <summary>A trial that was measured on one more fold, as one line.</summary>
    public static string Of(Trial trial, TuningState state)
    {
        string start = Invariant($"trial {trial.Number,3}, ");
        if (trial.Failure is { } failure)
            return $"{start}failed: {failure}  ({trial.ChangesText})";
        string[] cells = Measured(trial, state);
        string folds = trial.Folds.Count == 1 ? "1 fold: " : Invariant($"{trial.Folds.Count} folds:");
        return $"{start}{folds} {NameOf(state.Options.Metric)} {cells[0]}{Beside(trial, state)}  ({trial.ChangesText})";
    }

    /// <summary>What was chosen, and why.</summary>
    public static IEnumerable<string> Choice(TuningResult result, string optionsFile)
    {
        TuningState state = result.State;
        string metric = NameOf(state.Options.Metric);
        yield return result.Difference is { } difference
            ? Invariant($"Trial {result.Winner.Number} is chosen: better than the defaults by {Size(difference, state.Options.Metric)} ")
                + Invariant($"({metric}, on the same rows): {result.Winner.ChangesText}.")
            : "The defaults are kept: no trial is better by more than two standard errors.";
        if (result.Setting.HasEnsemble && state.Choice!.Networks is > 1 and var networks)
        {
            yield return Invariant($"The final model has {networks} networks, the mean of whose logits answers: its loss is at most the ")
                + Invariant($"mean of theirs. It answers in {networks} times the time of one, and its file is {networks} times as large.");
        }
        yield return $"The same model is trained again by: {Invocation.Command} train --config {Invocation.Quote(optionsFile)}";
    }

    /// <summary>How a trial compares with the defaults; empty where it does not.</summary>
    private static string Beside(Trial trial, TuningState state) => DifferenceOf(trial, state) is { } difference
        ? $"  {(difference.Mean < 0 ? "worse" : "better")} by {Size(difference, state.Options.Metric)}" : "";

    private static ScoreDifference? DifferenceOf(Trial trial, TuningState state) =>
        trial.IsDefault ? null : state.Scores!.Difference(trial, state.Trials[0]);

    /// <summary>A difference without its sign, for a sentence that says which is better.</summary>
    private static string Size(ScoreDifference difference, TuningMetric metric) => Text(difference, metric).TrimStart('+', '-');

    /// <summary>A difference as a column has it, above 0 where it is better.</summary>
    private static string Text(ScoreDifference difference, TuningMetric metric) => metric == TuningMetric.Loss
        ? Invariant($"{difference.Mean:+0.0000;-0.0000;0.0000} ± {difference.StandardError:0.0000}")
        : Invariant($"{100 * difference.Mean:+0.00;-0.00;0.00} ± {100 * difference.StandardError:0.00}");

    private static string[] Measured(Trial trial, TuningState state)
    {
        TrialScores scores = state.Scores!;
        TuningMetric metric = state.Options.Metric;
        double value = scores.Value(trial, trial.Folds.Count);
        string better = DifferenceOf(trial, state) is { } difference ? Text(difference, metric) : "";
        return [metric == TuningMetric.Loss ? Invariant($"{value:0.0000}") : Invariant($"{100 * value:0.00} %"), better];
    }
}
