using GruSentiment.Training;
using GruSentiment.Training.Evaluation;
using GruSentiment.Training.Folds;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>train --folds</c> prints before it trains the final model: a line a fold, their mean and spread on the standard output, all else on the standard error.</summary>
internal sealed class FoldsReport(bool quiet)
{
    /// <summary>Says what is about to be done.</summary>
    public void Begin(TrainingFiles files, CrossValidation folds)
    {
        Note($"Cross-validating: {folds.Count} trainings, each tested on the fold of rows that it does not see; then a model is trained on all rows.");
        if (files.Fitted.ToString() is { Length: > 0 } fitted)
            Note($"Chosen to fit {files.FittedTo}: {fitted}");
        Print("fold  training  validation   tested  accuracy  balanced    loss        F1  best epoch  seconds");
    }

    /// <summary>Prints a fold.</summary>
    public void Fold(FoldResult fold)
    {
        Metrics m = fold.Measured;
        Print(Invariant(
            $"{fold.Fold,4}  {fold.TrainingRows,8}  {fold.Training.Validation.Rows,10}  {m.Rows,7}  {100 * m.Accuracy,6:0.00} %  {100 * m.BalancedAccuracy,6:0.00} %  {m.Loss,6:0.0000}  {100 * m.F1,6:0.00} %  {fold.Training.BestEpoch,10}  {fold.Seconds,7:0.0}"));
    }

    /// <summary>Prints mean and standard deviation, and says what they mean.</summary>
    public void Finished(CrossValidationResult result, RunDirectory directory)
    {
        Print(Row("mean", value => value.Mean));
        Print(Row("± sd", value => value.Deviation));
        Note($"Cross-validated: accuracy {Percent(result.Accuracy)}, mean ± standard deviation of the {result.Folds.Count} folds; saved in {Path.Combine(directory.Path, FoldsFile.Name)}.");
        Note("Now the model of all rows; the figures below are those on its own validation part, not cross-validated.");

        string Row(string name, Func<MeanAndDeviation, double> part) => Invariant(
            $"{name,4}  {"",29}{100 * part(result.Accuracy),6:0.00} %  {100 * part(result.BalancedAccuracy),6:0.00} %  {part(result.Loss),6:0.0000}  {100 * part(result.F1),6:0.00} %");
    }

    /// <summary>A share as people write it: <c>86.90 ± 0.85 %</c>.</summary>
    public static string Percent(MeanAndDeviation share) => Invariant($"{100 * share.Mean:0.00} ± {100 * share.Deviation:0.00} %");

    private void Print(string line)
    {
        if (!quiet)
            Console.Out.WriteLine(line);
    }

    private void Note(string line)
    {
        if (!quiet)
            Console.Error.WriteLine(line);
    }
}
