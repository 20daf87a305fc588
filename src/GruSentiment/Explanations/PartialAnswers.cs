using GruSentiment.Inference;
using GruSentiment.Text;

namespace GruSentiment.Explanations;

/// <summary>A model's answers to the beginnings and the ends of a text.</summary>
/// <param name="predictor">The model; its caller holds a lease.</param>
/// <param name="text">The text.</param>
/// <param name="class">The class whose probability is wanted.</param>
internal sealed class PartialAnswers(SentimentPredictor predictor, ExplainedText text, int @class)
{
    /// <summary>
    /// Most tokens that the networks read in a direction, all parts and all networks together; the whole text is read even so. It allows
    /// every beginning of a text of 244 words, and 74 of one of 800: a fifth of a second for both directions.
    /// </summary>
    public const int Budget = 30_000;

    private readonly int _count = text.Tokens.Count;

    /// <summary>The answers to the first words; none for a text without words.</summary>
    public IReadOnlyList<PartialAnswer> FromFront(CancellationToken cancellation) => Answers(length => text.Part(0, length), cancellation);

    /// <summary>The answers to the last words; none for a text without words.</summary>
    public IReadOnlyList<PartialAnswer> FromBack(CancellationToken cancellation) =>
        Answers(length => text.Part(_count - length, length), cancellation);

    private PartialAnswer[] Answers(Func<int, EncodedText> part, CancellationToken cancellation)
    {
        int[] lengths = Lengths(_count, Budget / predictor.NetworkCount);
        Prediction[] predictions = predictor.PredictInUse([.. lengths.Select(part)], cancellation);
        return [.. lengths.Zip(predictions, (length, answer) => new PartialAnswer(length, answer.Probabilities[@class]))];
    }

    /// <summary>The lengths of the parts: all, or so many evenly spaced ones that they add up to no more than the budget.</summary>
    internal static int[] Lengths(int count, long budget)
    {
        if (count == 0)
            return [];
        long parts = Math.Clamp(2 * budget / count - 1, 1, count); // n/m + 2n/m + … + n = n (m + 1) / 2
        return [.. Enumerable.Range(1, (int)parts).Select(i => (int)(i * (long)count / parts))];
    }
}
