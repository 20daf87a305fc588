using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Tests.Explanations;

/// <summary>An explanation made by hand: words stand where the test says.</summary>
internal static class MadeExplanation
{
    /// <summary>Explains a text for the second of some classes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">The classes; the second has the probability 0.75.</param>
    /// <param name="words">Each word of the text, in order, and what it adds.</param>
    public static Explanation Of(string text, string[] labels, params (string Text, double Adds)[] words) =>
        Of(text, labels, words.Length, words);

    /// <summary>The same of a model that reads so many words at most, with an answer after every second word.</summary>
    public static Explanation Long(string text, int read, double ngrams, params (string Text, double Adds)[] words) =>
        Of(text, ["negative", "positive"], read, words, ngrams, step: 2);

    private static Explanation Of(
        string text, string[] labels, int read, (string Text, double Adds)[] words, double ngrams = 0.25, int step = 1)
    {
        var found = new List<WordContribution>();
        int at = 0;
        foreach ((string word, double adds) in words)
        {
            at = text.IndexOf(word, at, StringComparison.Ordinal);
            found.Add(new WordContribution
            {
                Start = at,
                Length = word.Length,
                Token = word.ToLowerInvariant(),
                IsKnown = word != "zyx",
                IsRead = found.Count < read,
                Network = adds - ngrams,
                Ngrams = ngrams,
            });
            at += word.Length;
        }
        float[] probabilities = [.. labels.Select((_, i) => i == 1 ? 0.75f : 0.25f / (labels.Length - 1))];
        return new Explanation
        {
            Text = text,
            Prediction = new Prediction(labels, probabilities, 0.5, words.Length == 0 ? 0 : 1),
            Class = 1,
            Logit = 0.5 + words.Sum(word => word.Adds),
            Base = 0.5,
            Words = found,
            Phrases = words.Length < 2 ? [] : [new PhraseContribution(0, 2, -0.5, 2)],
            FromFront = [.. words.Where((_, i) => (i + 1) % step == 0)
                .Select((_, i) => new PartialAnswer((i + 1) * step, i % 2 == 0 ? 0.75f : 0.25f))],
            FromBack = [.. words.Select((_, i) => new PartialAnswer(i + 1, 0.5f))],
            Gates = words.Length == 0 ? null : new GateActivity(
                words.Length, 2, 2, Values(words.Length, 0.25f, 0.75f, 1, 0), Values(words.Length, 0, 0.5f, 0.25f, 0.25f)),
        };
    }

    private static float[] Values(int words, params float[] units) => [.. Enumerable.Repeat(units, words).SelectMany(row => row)];
}
