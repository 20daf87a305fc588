using System.Text.RegularExpressions;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

/// <summary>Explanations made by hand: words are found by spaces, and add what the test says.</summary>
internal static partial class MadeExplanation
{
    public static readonly string[] TwoClasses = ["negative", "positive"];

    private const int Units = 24;

    /// <summary>An explanation of a text whose words add some numbers, again and again where there are more words.</summary>
    public static LabelledExplanation Of(string text, double[] adds, int directions = 2, string[]? classes = null, bool hasGates = true)
    {
        classes ??= TwoClasses;
        WordContribution[] words = [.. Words().Matches(text).Cast<Match>().Select((match, i) => new WordContribution
        {
            Start = match.Index,
            Length = match.Length,
            Token = match.Value.ToLowerInvariant(),
            IsKnown = true,
            IsRead = true,
            Network = adds[i % adds.Length],
            Ngrams = 0,
        })];
        double sum = 0, back = 0;
        return new LabelledExplanation(
            new Explanation
            {
                Text = text,
                Prediction = new Prediction(classes, [.. classes.Select((_, i) => i == 1 ? 0.8f : 0.2f / (classes.Length - 1))], 0.5, 1),
                Class = 1,
                Logit = 0.25 + words.Sum(word => word.Contribution),
                Base = 0.25,
                Words = words,
                Phrases = words.Length < 2 ? [] : [new PhraseContribution(0, 2, 0.5, 1)],
                FromFront = [.. words.Select((word, i) => new PartialAnswer(i + 1, Sigmoid(sum += word.Contribution)))],
                FromBack = directions == 1 ? []
                    : [.. words.Reverse().Select((word, i) => new PartialAnswer(i + 1, Sigmoid(back += word.Contribution)))],
                Gates = hasGates && words.Length > 0
                    ? new GateActivity(words.Length, Units, directions, Gate(words, directions, 0.4), Gate(words, directions, 0.9))
                    : null,
            },
            classes[1]);
    }

    /// <summary>A copy with other words, or other answers from the front.</summary>
    public static Explanation With(
        Explanation made, IReadOnlyList<WordContribution>? words = null, IReadOnlyList<PartialAnswer>? fromFront = null) => new()
        {
            Text = made.Text,
            Prediction = made.Prediction,
            Class = made.Class,
            Logit = made.Logit,
            Base = made.Base,
            Words = words ?? made.Words,
            Phrases = made.Phrases,
            FromFront = fromFront ?? made.FromFront,
            FromBack = made.FromBack,
            Gates = made.Gates,
        };

    private static float[] Gate(WordContribution[] words, int directions, double phase) =>
    [
        .. words.SelectMany((word, t) => Enumerable.Range(0, directions * Units).Select(
            unit => Sigmoid(2 * Math.Sin(phase * unit) + word.Contribution * Math.Cos(unit) + 0.4 * Math.Sin(t * phase)))),
    ];

    private static float Sigmoid(double logit) => (float)(1 / (1 + Math.Exp(-logit)));

    [GeneratedRegex(@"[\u4E00-\u9FFF]|\p{Cs}\p{Cs}|[\p{L}\p{M}\p{N}'<>]+")]
    private static partial Regex Words();
}
