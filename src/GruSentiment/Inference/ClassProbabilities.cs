using System.Numerics;

namespace GruSentiment.Inference;

/// <summary>From logits to probabilities.</summary>
internal static class ClassProbabilities
{
    /// <summary>One logit is that of the second of two classes (sigmoid); more are one a class (softmax).</summary>
    /// <returns>The probability of each class.</returns>
    public static float[] Of(ReadOnlySpan<double> logits)
    {
        if (logits is [var logit])
            return [(float)Sigmoid(-logit), (float)Sigmoid(logit)]; // Not 1 less the other, which would round a small one away.
        double[] probabilities = [.. logits];
        Softmax<double>(probabilities);
        float[] rounded = new float[logits.Length];
        for (int i = 0; i < rounded.Length; i++)
            rounded[i] = (float)probabilities[i];
        return rounded;
    }

    /// <summary>
    /// Turns logits into the gradient of their cross-entropy: probabilities less the truth, which is 1 for the label and 0 for all others.
    /// </summary>
    /// <param name="logits">As <see cref="Of"/> takes them; overwritten.</param>
    /// <param name="label">Number of the true class.</param>
    public static void ToErrors<T>(Span<T> logits, int label) where T : IFloatingPointIeee754<T>
    {
        if (logits.Length == 1)
        {
            logits[0] = Sigmoid(logits[0]) - (label == 1 ? T.One : T.Zero);
            return;
        }
        Softmax(logits);
        logits[label] -= T.One;
    }

    private static T Sigmoid<T>(T logit) where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-logit));

    private static void Softmax<T>(Span<T> logits) where T : IFloatingPointIeee754<T>
    {
        T highest = logits[0], sum = T.Zero;
        foreach (T logit in logits)
            highest = T.Max(highest, logit);
        foreach (ref T logit in logits)
            sum += logit = T.Exp(logit - highest);
        foreach (ref T logit in logits)
            logit /= sum;
    }
}
