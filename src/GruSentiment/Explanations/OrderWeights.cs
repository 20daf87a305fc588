namespace GruSentiment.Explanations;

/// <summary>
/// How likely each player is to come early in an order: the next is always drawn from those that are left in proportion to exp(score)
/// (Plackett 1975; Luce 1959). With all scores alike every order is as likely.
/// </summary>
internal static class OrderWeights
{
    /// <summary>How strongly the order follows importance, chosen on held-out sentences from 0, 0.5, 1, 2, 3 and 4.</summary>
    private const double Strength = 2;

    /// <summary>The players' scores: what they add to the networks' answer, in units of its root mean square.</summary>
    /// <param name="contributions">[P, C]: plain Shapley values, or what is near them.</param>
    /// <param name="logits">[C]: of the text with all players; with more than two classes, the highest is the answer.</param>
    public static double[] Scores(ReadOnlySpan<double> contributions, ReadOnlySpan<double> logits)
    {
        int outputs = logits.Length, answer = 0;
        for (int output = 1; output < outputs; output++)
            answer = logits[output] > logits[answer] ? output : answer;
        double[] scores = new double[contributions.Length / outputs];
        double squares = 0;
        for (int player = 0; player < scores.Length; player++)
        {
            ReadOnlySpan<double> row = contributions.Slice(player * outputs, outputs);
            double mean = 0;
            foreach (double value in row)
                mean += value / outputs;
            scores[player] = row[answer] - (outputs == 1 ? 0 : mean);
            squares += scores[player] * scores[player];
        }
        double scale = squares > 0 ? Strength / Math.Sqrt(squares / scores.Length) : 0;
        for (int player = 0; player < scores.Length; player++)
            scores[player] *= scale;
        return scores;
    }
}
