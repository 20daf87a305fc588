using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// Compares the logits of a batch [B, C] with its labels [B]. One output is the logit of the second of two classes (sigmoid and binary
/// cross-entropy); more are a logit a class (softmax and cross-entropy).
/// </summary>
internal static class ClassificationLoss
{
    /// <summary>Mean cross-entropy of the batch, in nats; computed on logits, where it neither overflows nor loses digits.</summary>
    /// <param name="logits">[B, C].</param>
    /// <param name="labels">[B].</param>
    /// <param name="smoothing">Part of a label's weight that is spread over all classes, 0 to 1.</param>
    /// <param name="weights">
    /// [B], the weight of each review; each 1 when null. The mean is that of the weighted losses: it is not divided by the weights' own.
    /// </param>
    public static Tensor Mean(Tensor logits, Tensor labels, double smoothing = 0, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        if (IsBinary(logits))
            return nn.functional.binary_cross_entropy_with_logits(logits.squeeze(1), Smoothed(labels, logits, smoothing), weights);
        return weights is null
            ? nn.functional.cross_entropy(logits, labels, label_smoothing: smoothing)
            : (Each(logits, labels, smoothing) * weights).mean();
    }

    /// <summary>The cross-entropy of each review [B], in nats, as <see cref="Mean"/> computes it without weights.</summary>
    public static Tensor Each(Tensor logits, Tensor labels, double smoothing)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        if (!IsBinary(logits))
            return nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None, label_smoothing: smoothing);
        Tensor smoothed = Smoothed(labels, logits, smoothing);
        return nn.functional.binary_cross_entropy_with_logits(logits.squeeze(1), smoothed, reduction: nn.Reduction.None);
    }

    /// <summary>The probability of each class [B, classes].</summary>
    public static Tensor Probabilities(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return IsBinary(logits) ? cat([logits.neg().sigmoid(), logits.sigmoid()], dim: 1) : nn.functional.softmax(logits, dim: 1);
    }

    /// <summary>Number of reviews whose likeliest class is their own; at even odds of two, the second is taken.</summary>
    public static int Correct(Tensor logits, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        using var scope = NewDisposeScope();
        Tensor predicted = IsBinary(logits) ? logits.squeeze(1).ge(0).to_type(ScalarType.Int64) : logits.argmax(1);
        return (int)predicted.eq(labels).sum().item<long>();
    }

    /// <summary>The probability that each of two classes' labels stands for, pulled towards one half [B].</summary>
    private static Tensor Smoothed(Tensor labels, Tensor logits, double smoothing) =>
        labels.to_type(logits.dtype) * (1 - smoothing) + smoothing / 2;

    private static bool IsBinary(Tensor logits) => logits.shape[1] == 1;
}
