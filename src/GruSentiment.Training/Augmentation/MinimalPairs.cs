using GruSentiment.Data.Sentences;
using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Augmentation;

/// <summary>
/// Sentences on negation, contrast and the like, most of them in pairs that differ in little and have opposite labels: so a network learns
/// what the difference means, and that the opinion words still mean what they did.
/// </summary>
/// <remarks>After Kaushik et al. 2020, "Learning the Difference that Makes a Difference with Counterfactually-Augmented Data".</remarks>
internal sealed class MinimalPairs
{
    private readonly PairsFile _file;
    private readonly (SentenceFrame Text, SentenceFrame? Plain, bool IsPositive)[][] _kinds;

    /// <param name="language">Their language, as in ISO 639-1.</param>
    public MinimalPairs(string language)
    {
        _file = PairsFile.Read(language);
        _kinds = [.. _file.Kinds.Select(kind => kind.Pairs.Select(pair => (
            new SentenceFrame(pair.Text), pair.Plain is null ? null : new SentenceFrame(pair.Plain), pair.Label == "positive")).ToArray())];
    }

    /// <summary>Draws sentences, as many of each kind as of the others.</summary>
    /// <param name="count">How many, at least; a pair is not parted.</param>
    /// <param name="seed">Seed of the choice.</param>
    public IReadOnlyList<(string Text, bool IsPositive)> Draw(int count, long seed)
    {
        var random = new SeededRandom(seed);
        var sentences = new List<(string Text, bool IsPositive)>(count + 1);
        for (int kind = 0; sentences.Count < count; kind = (kind + 1) % _kinds.Length)
        {
            (SentenceFrame text, SentenceFrame? plain, bool isPositive) = _kinds[kind][random.NextInt(_kinds[kind].Length)];
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
}
