using System.Text.RegularExpressions;
using GruSentiment.Inference;

namespace GruSentiment.Explanations;

/// <summary>Made-up explanations, until the real ones are merged.</summary>
internal static partial class ProvisionalExplain
{
    private const int Units = 24;

    extension(SentimentPredictor predictor)
    {
        /// <summary>Explains the answer to a text.</summary>
        public Explanation Explain(string text)
        {
            Prediction prediction = predictor.Predict(text);
            Match[] found = [.. Words().Matches(text).Cast<Match>()];
            int explained = prediction.Labels.Count == 2 ? 1 : prediction.Class;
            WordContribution[] words = [.. found.Select(match => new WordContribution
            {
                Start = match.Index,
                Length = match.Length,
                Token = match.Value.ToLowerInvariant(),
                IsKnown = match.Length != 7,
                IsRead = true,
                Network = Made(match.Value, 1) * Made(match.Value, 2) * Math.Abs(Made(match.Value, 3)) * 2,
                Ngrams = 0.3 * Made(match.Value, 4) * Math.Abs(Made(match.Value, 3)),
            })];
            double logit = 0.2 + words.Sum(word => word.Contribution), sum = 0.2, back = 0.2;
            return new Explanation
            {
                Text = text,
                Prediction = prediction,
                Class = explained,
                Logit = logit,
                Base = 0.2,
                Words = words,
                Phrases = words.Length < 3 ? [] : [new PhraseContribution(0, 2, 0.31, 1), new PhraseContribution(1, 2, -0.12, 2)],
                FromFront = [.. words.Select((word, i) => new PartialAnswer(i + 1, Sigmoid(sum += word.Contribution)))],
                FromBack = [.. words.Reverse().Select((word, i) => new PartialAnswer(i + 1, Sigmoid(back += word.Contribution)))],
                Gates = new GateActivity(words.Length, Units, 2, Gate(words, 5), Gate(words, 60)),
            };
        }
    }

    private static float Sigmoid(double logit) => (float)(1 / (1 + Math.Exp(-logit)));

    private static float[] Gate(WordContribution[] words, int seed) => [.. words.SelectMany((word, t) =>
        Enumerable.Range(0, 2 * Units).Select(unit => Sigmoid(
            2 * Made("unit", seed + unit) + Made(word.Token, seed + unit % 3) * (1.5 + Made("u", unit)) + 0.3 * Made(word.Token, unit + t))))];

    private static double Made(string word, int seed)
    {
        uint hash = 2166136261;
        foreach (char c in word)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619;
        return 2 * new Random((int)(hash ^ (uint)(seed * 7919))).NextDouble() - 1;
    }

    [GeneratedRegex(@"[\u4E00-\u9FFF]|[\p{L}\p{M}\p{N}'’]+|[!?]+|\p{Cs}\p{Cs}")]
    private static partial Regex Words();
}
