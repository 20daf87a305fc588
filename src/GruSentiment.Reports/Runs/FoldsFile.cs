using System.Text;
using GruSentiment.Evaluation;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using static System.FormattableString;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// <c>folds.csv</c>: a row per fold, in the invariant culture, lines ended by LF. Metrics are those on the fold's rows, with the fewest
/// digits that read back as the same number; <c>auc</c> is empty where there is none.
/// </summary>
internal static class FoldsFile
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = "folds.csv";

    private const string Header = "fold,training_rows,validation_rows,rows,best_epoch,epochs,"
        + "accuracy,balanced_accuracy,loss,precision,recall,f1,auc,seconds";

    /// <summary>Writes the header and a row for each fold.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="result">The folds, in the order of the rows.</param>
    public static void Write(Stream stream, CrossValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (FoldResult fold in result.Folds)
        {
            (RunMetrics t, Metrics m) = (fold.Training, fold.Measured);
            string training = Invariant($"{fold.Fold},{fold.TrainingRows},{t.Validation.Rows},{m.Rows},{t.BestEpoch},{t.Epochs}");
            string measures = Invariant($"{m.Accuracy},{m.BalancedAccuracy},{m.Loss},{m.Precision},{m.Recall},{m.F1},{m.Auc}");
            writer.WriteLine(Invariant($"{training},{measures},{Math.Round(fold.Seconds, 3)}"));
        }
    }
}
