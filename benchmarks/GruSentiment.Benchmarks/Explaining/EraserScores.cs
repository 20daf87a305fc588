using GruSentiment.Inference;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>
/// How faithful an order of a text's words is to the model, by the probability of the class that the model predicts for the whole text
/// (DeYoung et al. 2020, "ERASER: A Benchmark to Evaluate Rationalized NLP Models").
/// </summary>
/// <param name="Comprehensiveness">How much lower it is without the strongest words; the higher, the better.</param>
/// <param name="Sufficiency">How much lower it is for the strongest words alone; the lower, the better.</param>
/// <param name="Deletion">The probability after each tenth of the words is deleted, the strongest first, from none to all.</param>
internal sealed record EraserScores(double Comprehensiveness, double Sufficiency, double[] Deletion)
{
    /// <summary>Shares of the words that count as the strongest: the measures are means over them.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.01, 0.05, 0.1, 0.2, 0.5];

    /// <summary>Points of the deletion curve.</summary>
    public const int Points = 11;

    /// <summary>Measures an order of the words.</summary>
    /// <param name="model">The model that is explained.</param>
    /// <param name="text">The text.</param>
    /// <param name="label">The class predicted for it.</param>
    /// <param name="order">Places of its words, the strongest first.</param>
    public static EraserScores Of(AskedModel model, AskedText text, int label, ReadOnlySpan<int> order)
    {
        var questions = new List<int[]>();
        foreach (double share in Shares)
        {
            int words = (int)Math.Ceiling(share * order.Length - 1e-9); // At least one.
            questions.Add(Sorted(order[words..]));
            questions.Add(Sorted(order[..words]));
        }
        for (int point = 0; point < Points; point++)
            questions.Add(Sorted(order[(int)Math.Round(point * order.Length / (Points - 1.0), MidpointRounding.AwayFromZero)..]));
        double[] answers = [.. model.Logits(text, questions).Select(logits => (double)ClassProbabilities.Of(logits)[label])];
        double full = answers[2 * Shares.Count], comprehensiveness = 0, sufficiency = 0;
        for (int i = 0; i < Shares.Count; i++)
        {
            comprehensiveness += (full - answers[2 * i]) / Shares.Count;
            sufficiency += (full - answers[2 * i + 1]) / Shares.Count;
        }
        return new EraserScores(comprehensiveness, sufficiency, answers[(2 * Shares.Count)..]);
    }

    private static int[] Sorted(ReadOnlySpan<int> places)
    {
        int[] sorted = places.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
