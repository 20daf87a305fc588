using GruSentiment.Training.Data;
using GruSentiment.Training.Models;
using static TorchSharp.torch;

namespace GruSentiment.Training.Evaluation;

/// <summary>What a classifier in training says of reviews it does not learn from.</summary>
public static class ClassifierPredictions
{
    /// <summary>Runs the classifier over all batches, without dropout and without gradients.</summary>
    /// <param name="classifier">Left in evaluation mode.</param>
    /// <param name="reviews">What to predict; the order of the result is the sampler's.</param>
    /// <param name="labels">Class names.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public static Predictions Of(GruClassifier classifier, BatchSampler reviews, IReadOnlyList<string> labels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(reviews);
        var predictions = new Predictions(labels);
        using var frozen = no_grad();
        classifier.eval();
        foreach (ReviewBatch batch in reviews.ByLength())
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            float[] probabilities = ClassificationLoss.Probabilities(classifier.forward(batch)).data<float>().ToArray(); // [B × classes]
            for (int row = 0; row < batch.Count; row++)
                predictions.Add(batch.Labels[row], probabilities.AsSpan(row * labels.Count, labels.Count));
        }
        return predictions;
    }
}
