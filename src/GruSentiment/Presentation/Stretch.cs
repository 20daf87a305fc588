using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>Words of a text that stand one after the other.</summary>
/// <param name="First">Place of the first among the text's words.</param>
/// <param name="End">Place behind the last.</param>
internal readonly record struct Stretch(int First, int End)
{
    /// <summary>Words shown before and behind a strong one.</summary>
    private const int Context = 5;

    /// <summary>A gap of so many words is not worth an ellipsis.</summary>
    private const int SmallestGap = 3;

    /// <summary>How many words it has.</summary>
    public int Length => End - First;

    /// <summary>A text whole, or of a long one the stretches around its strongest words, in order.</summary>
    /// <param name="explanation">The text.</param>
    /// <param name="most">How many words are shown, about.</param>
    public static IReadOnlyList<Stretch> Strongest(Explanation explanation, int most)
    {
        IReadOnlyList<WordContribution> words = explanation.Words;
        if (words.Count <= most)
            return [new Stretch(0, words.Count)];
        bool[] shown = new bool[words.Count];
        int count = 0;
        foreach (int strong in Enumerable.Range(0, words.Count).OrderByDescending(i => Math.Abs(words[i].Contribution)))
        {
            int[] added =
            [
                .. Enumerable.Range(strong - Context, 2 * Context + 1).Where(i => i >= 0 && i < words.Count && !shown[i]),
            ];
            if (count + added.Length > most && count > 0)
                break;
            foreach (int i in added)
                shown[i] = true;
            count += added.Length;
        }
        return Joined(shown);
    }

    private static List<Stretch> Joined(bool[] shown)
    {
        var stretches = new List<Stretch>();
        for (int i = 0; i < shown.Length; i++)
        {
            if (!shown[i])
                continue;
            int first = i;
            while (i < shown.Length && shown[i])
                i++;
            if (stretches.Count > 0 && first - stretches[^1].End <= SmallestGap)
                stretches[^1] = stretches[^1] with { End = i };
            else
                stretches.Add(new Stretch(first, i));
        }
        return stretches;
    }
}
