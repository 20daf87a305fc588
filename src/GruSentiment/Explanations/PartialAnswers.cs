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

    /// <summary>Most words of all parts together, those too that only the n-gram model reads: they cost little, but not nothing.</summary>
    public const int WordBudget = 50 * Budget;

    private readonly int _count = text.Tokens.Count;

    /// <summary>The answers to the first words; none for a text without words.</summary>
    public IReadOnlyList<PartialAnswer> FromFront(CancellationToken cancellation) => Answers(length => text.Part(0, length), cancellation);

    /// <summary>The answers to the last words; none for a text without words.</summary>
    public IReadOnlyList<PartialAnswer> FromBack(CancellationToken cancellation) =>
        Answers(length => text.Part(_count - length, length), cancellation);

    private PartialAnswer[] Answers(Func<int, EncodedText> part, CancellationToken cancellation)
    {
        int[] lengths = Lengths(_count, text.MaxLength, Budget / predictor.NetworkCount);
        Prediction[] predictions = predictor.PredictInUse([.. lengths.Select(part)], cancellation);
        return [.. lengths.Zip(predictions, (length, answer) => new PartialAnswer(length, answer.Probabilities[@class]))];
    }

    /// <summary>The lengths of the parts: all, or as many evenly spaced ones as the budgets allow.</summary>
    /// <param name="count">Words of the text.</param>
    /// <param name="maxLength">How many of a part's words are read.</param>
    /// <param name="budget">Words of all parts that are read, at most.</param>
    internal static int[] Lengths(int count, int maxLength, long budget)
    {
        if (count == 0)
            return [];
        int parts = 1, tooMany = count + 1;
        while (tooMany - parts > 1)
        {
            int middle = parts + (tooMany - parts) / 2;
            if (Fits(middle))
                parts = middle;
            else
                tooMany = middle;
        }
        return [.. Enumerable.Range(1, parts).Select(part => Length(part, parts))];

        bool Fits(int parts)
        {
            long read = 0, words = 0;
            for (int part = 1; part <= parts; part++)
            {
                int length = Length(part, parts);
                words += length;
                read += Math.Min(length, maxLength);
            }
            return read <= budget && words <= WordBudget;
        }

        int Length(int part, int of) => (int)(part * (long)count / of);
    }
}
