namespace GruSentiment.Data.Labels;

/// <summary>The words that files of reviews have for their classes.</summary>
internal static class PolarityWords
{
    private static readonly Dictionary<string, int> Signs = Listed(
        negative: ["negative", "neg", "n", "bad", "false", "f", "no", "dislike", "disliked", "hate", "unhappy", "rotten", "not recommended",
            "unsatisfied", "dissatisfied", "负面", "消极", "差评"],
        neutral: ["neutral", "neu", "mixed", "中性", "中立", "中评"],
        positive: ["positive", "pos", "p", "good", "true", "t", "yes", "y", "like", "liked", "love", "happy", "fresh", "recommended",
            "satisfied", "正面", "积极", "好评"]);

    private static readonly string[] Degrees =
        ["very ", "extremely ", "highly ", "overwhelmingly ", "mostly ", "somewhat ", "slightly ", "strongly ", "weakly "];

    /// <summary>−1, 0 or 1 for a normalised label that is such a word; <see langword="null"/> for any other.</summary>
    public static int? SignOf(string label)
    {
        string word = label.Replace('_', ' ').Replace('-', ' ');
        foreach (string degree in Degrees)
        {
            if (word.StartsWith(degree, StringComparison.Ordinal))
                return Signs.TryGetValue(word[degree.Length..], out int strong) ? strong : null;
        }
        return Signs.TryGetValue(word, out int sign) ? sign : null;
    }

    /// <summary>Whether a normalised label answers any question: yes and no, true and false.</summary>
    public static bool IsAnswer(string label) => label is "true" or "false" or "yes" or "no" or "t" or "f" or "y" or "n";

    private static Dictionary<string, int> Listed(string[] negative, string[] neutral, string[] positive)
    {
        var signs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string[] words, int sign) in new[] { (negative, -1), (neutral, 0), (positive, 1) })
        {
            foreach (string word in words)
                signs.Add(word, sign);
        }
        return signs;
    }
}
