using GruSentiment.Inference;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>The class that a model predicts for a text, and how far logits speak for it.</summary>
/// <param name="Label">Its number.</param>
/// <param name="Weights">[C]: what the logits are multiplied with; above 0 for the class.</param>
internal sealed record AskedClass(int Label, double[] Weights)
{
    /// <summary>The class predicted for a text.</summary>
    public static AskedClass Of(AskedModel model, AskedText text)
    {
        float[] probabilities = ClassProbabilities.Of(model.Logits(text, [text.Places])[0]);
        int label = Array.IndexOf(probabilities, probabilities.Max());
        double[] weights = model.Outputs == 1
            ? [label == 1 ? 1 : -1]
            : [.. Enumerable.Range(0, model.Outputs).Select(output => (output == label ? 1 : 0) - 1.0 / model.Outputs)];
        return new AskedClass(label, weights);
    }

    /// <summary>How far each row of logits, or of shares of them, speaks for the class.</summary>
    /// <param name="rows">[rows, C].</param>
    public double[] For(double[] rows)
    {
        double[] sums = new double[rows.Length / Weights.Length];
        for (int i = 0; i < rows.Length; i++)
            sums[i / Weights.Length] += Weights[i % Weights.Length] * rows[i];
        return sums;
    }
}
