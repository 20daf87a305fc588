using CsvHelper;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.Data.Evaluation;

/// <summary>
/// The file of <c>evaluate --predictions</c>: a CSV row a review, with the columns <c>line</c>, <c>text</c>, <c>label</c>,
/// <c>predicted</c>, <c>probability</c>, then one a class with its probability.
/// </summary>
internal static class PredictionsFile
{
    /// <summary>Writes it; the texts are read from the data again, row by row, unless the set has kept them.</summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="dataPath">The file that <paramref name="set"/> was read from.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="predictions">One a review.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The data can't be read again, or has changed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static void Write(
        Stream stream, string dataPath, ReviewReaderOptions options, ReviewSet set, IReadOnlyList<Prediction> predictions,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predictions);
        using CsvWriter csv = CsvFile.Begin(stream, ["line", "text", "label", "predicted", "probability", .. set.ClassNames]);
        foreach ((int review, string text) in ReviewTexts.Of(dataPath, options, set, cancellation))
        {
            Prediction prediction = predictions[review];
            csv.WriteField(set.Lines[review]);
            csv.WriteField(text);
            csv.WriteField(set.ClassNames[set.Labels[review]]);
            csv.WriteField(prediction.Label);
            csv.WriteField(prediction.Probability);
            foreach (float probability in prediction.Probabilities)
                csv.WriteField(probability);
            csv.NextRecord();
        }
    }
}
