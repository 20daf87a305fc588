using System.Runtime.InteropServices;
using GruSentiment.Explanations;

namespace GruSentiment.Data.Influence;

/// <summary>
/// Adds up what words contribute in many texts. With two classes a word speaks for the one that it moves texts toward in all; with more,
/// for each class in the texts that are predicted as it.
/// </summary>
internal sealed class WordInfluence
{
    private readonly Dictionary<string, (int Texts, double Total)>[] _tallies;
    private readonly int _classes;

    /// <param name="classes">How many there are.</param>
    public WordInfluence(int classes)
    {
        _classes = classes;
        _tallies = [.. Enumerable.Range(0, classes == 2 ? 1 : classes)
            .Select(_ => new Dictionary<string, (int Texts, double Total)>(StringComparer.Ordinal))];
    }

    /// <summary>Adds the words of a text.</summary>
    public void Add(Explanation explanation)
    {
        Dictionary<string, (int Texts, double Total)> tally = _tallies[_classes == 2 ? 0 : explanation.Class];
        foreach (IGrouping<string, double> word in explanation.Words.GroupBy(word => word.Token, word => word.Contribution))
        {
            ref (int Texts, double Total) counted = ref CollectionsMarshal.GetValueRefOrAddDefault(tally, word.Key, out _);
            counted = (counted.Texts + 1, counted.Total + word.Sum());
        }
    }

    /// <summary>The words that speak for a class, the most influential first.</summary>
    public IReadOnlyList<InfluentialText> For(int @class)
    {
        int sign = _classes == 2 && @class == 0 ? -1 : 1;
        return
        [
            .. InfluentialText.Ranked(_tallies[_classes == 2 ? 0 : @class]
                .Select(word => new InfluentialText(word.Key, word.Value.Texts, sign * word.Value.Total)).Where(word => word.Total > 0)),
        ];
    }
}
