using GruSentiment.Evaluation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using static TorchSharp.torch;

namespace GruSentiment.Training.Epochs;

/// <summary>The predictions of networks in training, for reviews that are not in the training set.</summary>
internal static class ClassifierPredictions
{
    /// <summary>Runs the networks over all batches, without dropout and without gradients.</summary>
    /// <param name="ensemble">Left in evaluation mode.</param>
    /// <param name="reviews">What to predict; the result is in the order of its reviews.</param>
    /// <param name="labels">Class names.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    /// <returns>Null where a probability is not a number: the logits have left the range of floats.</returns>
    public static Predictions? Of(
        ClassifierEnsemble ensemble, BatchSampler reviews, IReadOnlyList<string> labels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(reviews);
        float[][] answers = new float[reviews.Reviews][];
        int[] classes = new int[reviews.Reviews];
        using var frozen = no_grad();
        ensemble.Evaluate();
        foreach (ReviewBatch batch in reviews.ByLength())
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            float[] probabilities = ClassificationLoss.Probabilities(ensemble.Logits(batch)).data<float>().ToArray(); // [B × classes]
            for (int row = 0; row < batch.Count; row++)
            {
                answers[batch.Places[row]] = probabilities[(row * labels.Count)..((row + 1) * labels.Count)];
                classes[batch.Places[row]] = batch.Labels[row];
            }
        }
        if (answers.Any(probabilities => probabilities.Any(float.IsNaN)))
            return null;
        var predictions = new Predictions(labels);
        for (int i = 0; i < answers.Length; i++)
            predictions.Add(classes[i], answers[i]);
        return predictions;
    }
}
