using GruSentiment.Data.Sentences;
using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Augmentation;

/// <summary>
/// Sentences on negation, contrast and the like, most of them in pairs that differ in little and have opposite labels: so a network learns
/// what the difference means, and that the opinion words still mean what they did. And short sentences of many more opinion words.
/// </summary>
/// <remarks>After Kaushik et al. 2020, "Learning the Difference that Makes a Difference with Counterfactually-Augmented Data".</remarks>
internal sealed class MinimalPairs
{
    private readonly PairsFile _file;
    private readonly Pair[][] _kinds;
    private readonly Pair[] _opinions;

    /// <param name="language">Their language, as in ISO 639-1.</param>
    public MinimalPairs(string language)
    {
        _file = PairsFile.Read(language);
        _kinds = [.. _file.Kinds.Select(kind => PairsOf(kind.Pairs))];
        _opinions = PairsOf(_file.Opinions);
    }

    /// <summary>Draws sentences, as many of each kind as of the others.</summary>
    /// <param name="count">How many, at least; a pair is not parted.</param>
    /// <param name="seed">Seed of the choice.</param>
    public IReadOnlyList<(string Text, bool IsPositive)> Draw(int count, long seed) => Draw(_kinds, count, seed);

    /// <summary>
    /// Draws short sentences of opinion words, more of them than the others have: few reviews have few such words, and the model is to know
    /// those that they lack.
    /// </summary>
    /// <param name="count">How many, at least; a pair is not parted.</param>
    /// <param name="seed">Seed of the choice.</param>
    public IReadOnlyList<(string Text, bool IsPositive)> DrawOpinions(int count, long seed) => Draw([_opinions], count, seed);

    private static Pair[] PairsOf(PairsFile.PairFile[] pairs) =>
    [
        .. pairs.Select(pair => new Pair(
            new SentenceFrame(pair.Text), pair.Plain is null ? null : new SentenceFrame(pair.Plain), pair.Label == "positive")),
    ];

    private List<(string Text, bool IsPositive)> Draw(Pair[][] kinds, int count, long seed)
    {
        var random = new SeededRandom(seed);
        var sentences = new List<(string Text, bool IsPositive)>(count + 1);
        for (int kind = 0; sentences.Count < count; kind = (kind + 1) % kinds.Length)
        {
            (SentenceFrame text, SentenceFrame? plain, bool isPositive) = kinds[kind][random.NextInt(kinds[kind].Length)];
            var chosen = new Dictionary<string, string>();
            text.Draw(_file.Words, random, chosen);
            sentences.Add((text.Fill(chosen), isPositive));
            if (plain is null)
                continue;
            plain.Draw(_file.Words, random, chosen);
            sentences.Add((plain.Fill(chosen), !isPositive));
        }
        return sentences;
    }

    private readonly record struct Pair(SentenceFrame Text, SentenceFrame? Plain, bool IsPositive);
}
