using GruSentiment.CommandLine.Terminal;
using GruSentiment.Evaluation;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Preparation;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// What <c>train --folds</c> prints before it trains the final model: a line per fold, their mean and standard deviation on the standard
/// output, all else on the standard error.
/// </summary>
internal sealed class FoldsReport(ReportOutput output)
{
    /// <summary>Says what is about to be done.</summary>
    public void Begin(TrainingFiles files, int folds)
    {
        output.Note($"Cross-validating: {folds} trainings, each tested on a fold that it has not seen; "
            + "then a model is trained on all rows.");
        FittedOptions.Note(output, files.Request, files.FittedTo);
        output.Print("fold  training  validation   tested  accuracy  balanced    loss        F1  best epoch  seconds");
    }

    /// <summary>Prints a fold.</summary>
    public void Fold(FoldResult fold)
    {
        Metrics m = fold.Measured;
        string rows = Invariant($"{fold.Fold,4}  {fold.TrainingRows,8}  {fold.Training.Validation.Rows,10}  {m.Rows,7}");
        string measures = Measures(m.Accuracy, m.BalancedAccuracy, m.Loss, m.F1);
        output.Print(Invariant($"{rows}  {measures}  {fold.Training.BestEpoch,10}  {fold.Seconds,7:0.0}"));
    }

    /// <summary>Prints mean and standard deviation, and says what they mean.</summary>
    public void Finished(CrossValidationResult result, RunDirectory directory)
    {
        output.Print(Row("mean", value => value.Mean));
        output.Print(Row("± sd", value => value.Deviation));
        string file = Path.Combine(directory.Path, FoldsFile.Name);
        output.Note($"Cross-validated: accuracy {Percent(result.Accuracy)}, mean ± standard deviation of the {result.Folds.Count} folds; "
            + $"saved in {file}.");
        output.Note("Now the model of all rows. The figures below are on its own validation set, not cross-validated.");

        string Row(string name, Func<MeanAndDeviation, double> part) =>
            $"{name,4}  {"",29}{Measures(part(result.Accuracy), part(result.BalancedAccuracy), part(result.Loss), part(result.F1))}";
    }

    /// <summary>A share as people write it: <c>86.90 ± 0.85 %</c>.</summary>
    public static string Percent(MeanAndDeviation share) => Invariant($"{100 * share.Mean:0.00} ± {100 * share.Deviation:0.00} %");

    private static string Measures(double accuracy, double balanced, double loss, double f1) =>
        Invariant($"{100 * accuracy,6:0.00} %  {100 * balanced,6:0.00} %  {loss,6:0.0000}  {100 * f1,6:0.00} %");
}
