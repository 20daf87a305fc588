namespace GruSentiment.Inference;

/// <summary>From logits to probabilities.</summary>
public static class Logit
{
    /// <summary>One logit is that of the second of two classes (sigmoid); more are one a class (softmax).</summary>
    /// <returns>The probability of each class.</returns>
    public static float[] Probabilities(ReadOnlySpan<double> logits) => logits.Length == 1 ? Sigmoid(logits[0]) : Softmax(logits);

    private static float[] Sigmoid(double logit) => [(float)(1 / (1 + Math.Exp(logit))), (float)(1 / (1 + Math.Exp(-logit)))];

    private static float[] Softmax(ReadOnlySpan<double> logits)
    {
        double highest = double.NegativeInfinity, sum = 0;
        foreach (double logit in logits)
            highest = Math.Max(highest, logit);
        foreach (double logit in logits)
            sum += Math.Exp(logit - highest);
        float[] probabilities = new float[logits.Length];
        for (int i = 0; i < logits.Length; i++)
            probabilities[i] = (float)(Math.Exp(logits[i] - highest) / sum);
        return probabilities;
    }
}
