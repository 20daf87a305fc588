using GruSentiment.Data.Evaluation;
using GruSentiment.Evaluation;
using GruSentiment.Models;

namespace GruSentiment.Reports.Plots;

/// <summary>The pictures of a measured model.</summary>
public static class EvaluationPictures
{
    /// <summary>
    /// Draws <c>confusion.png</c>, up to twenty classes, if rows of two classes occur <c>roc.png</c> and <c>precision-recall.png</c>, and
    /// <c>reliability.png</c>.
    /// </summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="directory">Where they go; created if need be.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public static IReadOnlyList<string> Save(ModelEvaluation evaluation, string directory)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var pictures = new List<(string Name, Action<Stream> Draw)>();
        string title = Path.GetFileName(evaluation.DataPath);
        (Predictions predictions, double threshold) = (evaluation.Predictions, evaluation.Threshold);
        int classes = evaluation.Metrics.Confusion.Labels.Count;
        if (classes <= ConfusionPlot.MostLabels)
            pictures.Add((ConfusionPlot.FileName, stream => ConfusionPlot.Write(stream, evaluation.Metrics.Confusion, title)));
        if (classes - evaluation.Metrics.AbsentClasses.Count > 1)
        {
            pictures.Add((RocPlot.FileName, stream => RocPlot.Write(stream, predictions, threshold, title)));
            pictures.Add((PrecisionRecallPlot.FileName, stream => PrecisionRecallPlot.Write(stream, predictions, threshold, title)));
        }
        pictures.Add((ReliabilityPlot.FileName, stream => ReliabilityPlot.Write(stream, Calibration.Of(predictions, threshold), title)));
        OutputDirectory.Make(directory);
        foreach ((string name, Action<Stream> draw) in pictures)
            AtomicFile.Write(Path.Combine(directory, name), draw);
        return [.. pictures.Select(picture => Path.Combine(directory, picture.Name))];
    }
}
