using GruSentiment.Data.Statistics;
using GruSentiment.Evaluation;
using GruSentiment.Options;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>How a training ended, in words: which epoch is kept, and how good the model is.</summary>
internal static class TrainingOutcome
{
    /// <summary>The lines.</summary>
    /// <param name="options">How it was trained.</param>
    /// <param name="network">What the network is called at the beginning of a sentence.</param>
    /// <param name="metrics">What was measured.</param>
    public static IEnumerable<string> Lines(TrainingOptions options, string network, RunMetrics metrics)
    {
        Metrics validation = metrics.Validation;
        yield return Invariant($"{Ending(metrics)} {(options.Keep == KeptEpoch.Last ? "The last epoch is kept," : "Best epoch")} ")
            + Invariant($"{metrics.BestEpoch}: validation accuracy {validation.AccuracyText}, loss {validation.Loss:0.0000}.");
        if (metrics.Ngrams is { } ngrams)
        {
            yield return Invariant($"{network} alone {100 * metrics.Networks.Accuracy:0.00} %, ")
                + Invariant($"n-gram model alone {100 * ngrams.Accuracy:0.00} %, both together {100 * validation.Accuracy:0.00} %. ")
                + "--ngrams 0 trains the network alone.";
        }
        else if (metrics.Networks.Loss != validation.Loss)
        {
            yield return "The probabilities are calibrated on the validation set; before that, as in the table, the accuracy was "
                + Invariant($"{100 * metrics.Networks.Accuracy:0.00} % and the loss {metrics.Networks.Loss:0.0000}.");
        }
        if (options.Balance)
            yield return Recalls(validation);
        else if (Uneven(validation) is { } uneven)
            yield return uneven;
        if (metrics.Test is not { } test)
            yield break;
        yield return Invariant($"Test: accuracy {test.AccuracyText}, loss {test.Loss:0.0000}, {test.Rows:#,0} rows.");
        if (options.Balance)
            yield return Recalls(test);
    }

    private static string Ending(RunMetrics metrics) => metrics.Ending switch
    {
        RunEnding.EarlyStopping => $"Stopped early: the validation loss last fell in epoch {metrics.BestEpoch}.",
        RunEnding.Interrupted => $"Interrupted after epoch {metrics.Epochs}; the best epoch until then is kept.",
        _ => "All epochs are done.",
    };

    /// <summary>What the accuracy is worth where one class has most of the reviews; null where none has.</summary>
    private static string? Uneven(Metrics metrics)
    {
        ConfusionMatrix confusion = metrics.Confusion;
        (int rows, string most) = confusion.Labels.Select((label, @class) => (confusion.TrueRows(@class), label)).MaxBy(one => one.Item1);
        double share = (double)rows / metrics.Rows;
        return !Suggestions.AreUneven(share, confusion.Labels.Count) ? null
            : Invariant($"Always answering {ShortList.Shown(most)} would be right in {100 * share:0.00} %. {Recalls(metrics)} ")
                + "--balance makes each class count the same.";
    }

    private static string Recalls(Metrics metrics)
    {
        ConfusionMatrix confusion = metrics.Confusion;
        string recalls = ShortList.OfShown(confusion.Labels.Index()
            .Where(label => confusion.TrueRows(label.Index) > 0)
            .Select(label => Invariant($"{ShortList.Shown(label.Item)} {100 * confusion.Recall(label.Index):0.00} %")));
        return Invariant($"Balanced accuracy {100 * metrics.BalancedAccuracy:0.00} %, the mean of the classes' recalls: {recalls}.");
    }
}
