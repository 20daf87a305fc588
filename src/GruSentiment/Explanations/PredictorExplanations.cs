using GruSentiment.Inference;
using GruSentiment.Models;

namespace GruSentiment.Explanations;

/// <summary>Explains a model's answers.</summary>
public static class PredictorExplanations
{
    /// <summary>
    /// Why the model answers a text as it does: what each word and phrase adds, the answers to the text's parts, and the gates at work.
    /// Safe for many threads at once; a sentence takes some milliseconds, a long review less than a second,
    /// ten thousand words some seconds.
    /// </summary>
    /// <param name="predictor">The model.</param>
    /// <param name="text">Any text, an empty one too.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="ModelException">The answer, or a part of it, is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static Explanation Explain(this SentimentPredictor predictor, string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        return new Explainer(predictor).Explain(text, cancellation);
    }
}
