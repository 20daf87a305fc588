using System.Text;

namespace GruSentiment.Training.Folds;

/// <summary>
/// <c>folds.csv</c>: a row a fold, in the invariant culture, lines ended by LF. Measures are those on the fold's rows, with the fewest digits that
/// read back as the same number; <c>auc</c> is empty where there is none.
/// </summary>
public static class FoldsFile
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = "folds.csv";

    private const string Header = "fold,training_rows,validation_rows,rows,best_epoch,epochs,accuracy,balanced_accuracy,loss,precision,recall,f1,auc,seconds";

    /// <summary>Writes the header and a row for each fold; the stream stays open.</summary>
    public static void Write(Stream stream, CrossValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (FoldResult fold in result.Folds)
        {
            (RunMetrics t, Evaluation.Metrics m) = (fold.Training, fold.Measured);
            writer.WriteLine(FormattableString.Invariant(
                $"{fold.Fold},{fold.TrainingRows},{t.Validation.Rows},{m.Rows},{t.BestEpoch},{t.Epochs},{m.Accuracy},{m.BalancedAccuracy},{m.Loss},{m.Precision},{m.Recall},{m.F1},{m.Auc},{Math.Round(fold.Seconds, 3)}"));
        }
    }
}
