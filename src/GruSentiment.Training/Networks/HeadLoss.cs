using GruSentiment.Kernels;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Networks;

/// <summary>
/// The last part of a training step: dropout of the features, linear layer and loss, with all gradients. They are small, and torch would
/// make some seventy operations of them.
/// </summary>
/// <remarks>
/// Letters: B reviews, F features, C outputs. The loss is the sum of the reviews' weighted losses over the number of those that are not
/// added to the training set, so that what is added takes nothing from them.
/// </remarks>
/// <param name="batch">The reviews.</param>
/// <param name="weights">[B], the weight of each in the loss.</param>
/// <param name="smoothing">Part of a label's weight that is spread over all classes, 0 to 1.</param>
/// <param name="dropout">Of features, by review and feature.</param>
internal sealed unsafe class HeadLoss(ReviewBatch batch, float[] weights, double smoothing, DropoutMask dropout)
{
    /// <summary>The loss, in nats.</summary>
    public double Value { get; private set; }

    /// <summary>The mean weighted loss of the reviews that are not added.</summary>
    public double OfOwn { get; private set; }

    /// <summary>How many of those are predicted correctly.</summary>
    public int Correct { get; private set; }

    /// <summary>Computes it, and the gradients.</summary>
    /// <param name="features">[B, F].</param>
    /// <param name="weight">The linear layer's, [C, F].</param>
    /// <param name="bias">The linear layer's, [C].</param>
    /// <param name="featureGradients">[B, F], written.</param>
    /// <param name="weightGradients">[C, F], written.</param>
    /// <param name="biasGradients">[C], written.</param>
    public void Compute(
        ReadOnlySpan<float> features, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> featureGradients,
        Span<float> weightGradients, Span<float> biasGradients)
    {
        int width = features.Length / batch.Count;
        float[] kept = new float[width], logits = new float[bias.Length];
        double[] errors = new double[bias.Length];
        double all = 0;
        weightGradients.Clear();
        biasGradients.Clear();
        featureGradients.Clear();
        fixed (float* x = kept, of = features, w = weight, dx = featureGradients, dw = weightGradients)
        {
            for (int row = 0; row < batch.Count; row++)
            {
                float* gradient = dx + row * (long)width;
                Drop(of + row * (long)width, x, width, row);
                for (int output = 0; output < logits.Length; output++)
                    logits[output] = bias[output] + LinearRow.Dot(x, w + output * width, width);
                all += weights[row] * ClassificationLoss.Of(logits, batch.Labels[row], smoothing, errors);
                if (row < batch.Own)
                    Correct += ClassificationLoss.Predicted(logits) == batch.Labels[row] ? 1 : 0;
                if (row == batch.Own - 1)
                    OfOwn = all / batch.Own;
                for (int output = 0; output < logits.Length; output++)
                {
                    float error = (float)(errors[output] * weights[row] / batch.Own);
                    biasGradients[output] += error;
                    LinearRow.AddScaled(x, error, dw + output * width, width);
                    LinearRow.AddScaled(w + output * width, error, gradient, width);
                }
                Drop(gradient, gradient, width, row);
            }
        }
        Value = all / batch.Own;
    }

    private void Drop(float* source, float* target, int width, int row)
    {
        if (!dropout.KeepsAll)
            dropout.Apply(source, target, width, row);
        else if (source != target)
            new ReadOnlySpan<float>(source, width).CopyTo(new Span<float>(target, width));
    }
}
