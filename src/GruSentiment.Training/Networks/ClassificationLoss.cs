using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// The cross-entropy of a review's logits [C] and its label, in nats; computed on logits, where it neither overflows nor loses digits. One
/// output is the logit of the second of two classes (sigmoid and binary cross-entropy); more are a logit a class (softmax).
/// </summary>
internal static class ClassificationLoss
{
    /// <summary>The loss of a review, and its gradient.</summary>
    /// <param name="logits">[C].</param>
    /// <param name="label">The review's class.</param>
    /// <param name="smoothing">Part of a label's weight that is spread over all classes, 0 to 1.</param>
    /// <param name="errors">[C], written: ∂loss/∂logits.</param>
    public static double Of(ReadOnlySpan<float> logits, int label, double smoothing, Span<double> errors)
    {
        if (logits.Length == 1)
        {
            double logit = logits[0], target = label * (1 - smoothing) + smoothing / 2, small = Math.Exp(-Math.Abs(logit));
            errors[0] = (logit < 0 ? small : 1) / (1 + small) - target;
            return Math.Max(logit, 0) - logit * target + Math.Log(1 + small);
        }
        double largest = double.NegativeInfinity, sum = 0, loss = 0;
        foreach (float logit in logits)
            largest = Math.Max(largest, logit); // NaN stays NaN.
        for (int output = 0; output < logits.Length; output++)
            sum += errors[output] = Math.Exp(logits[output] - largest);
        for (int output = 0; output < logits.Length; output++)
        {
            double target = (output == label ? 1 - smoothing : 0) + smoothing / logits.Length;
            loss += target * (largest + Math.Log(sum) - logits[output]);
            errors[output] = errors[output] / sum - target;
        }
        return loss;
    }

    /// <summary>The likeliest class; at even odds of two, the second is taken, of more the first.</summary>
    public static int Predicted(ReadOnlySpan<float> logits)
    {
        if (logits.Length == 1)
            return logits[0] >= 0 ? 1 : 0;
        int best = 0;
        for (int output = 1; output < logits.Length; output++)
            best = logits[output] > logits[best] ? output : best;
        return best;
    }

    /// <summary>The probability of each class [B, classes], by logits [B, C].</summary>
    public static Tensor Probabilities(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        bool isBinary = logits.shape[1] == 1;
        return isBinary ? cat([logits.neg().sigmoid(), logits.sigmoid()], dim: 1) : nn.functional.softmax(logits, dim: 1);
    }
}
