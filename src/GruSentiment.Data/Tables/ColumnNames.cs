using System.Text.RegularExpressions;

namespace GruSentiment.Data.Tables;

/// <summary>The names by which text and label columns go in files of reviews, most likely first.</summary>
internal static partial class ColumnNames
{
    private static readonly string[] Text = ["text", "review", "sentence", "comment", "content", "tweet", "body"];
    private static readonly string[] FurtherText =
        ["phrase", "message", "feedback", "opinion", "summary", "post", "description", "headline", "news", "title"];
    private static readonly string[] Label = ["label", "sentiment", "rating", "star", "score", "polarity", "target"];
    private static readonly string[] FurtherLabel = ["class", "overall", "category", "liked", "recommended", "feedback", "emotion", "y"];

    /// <summary>How well a name fits a text column: 0 best; <see langword="null"/>: not at all.</summary>
    public static int? RankAsText(string name) => Rank(name, Text, FurtherText);

    /// <summary>How well a name fits a label column: 0 best; <see langword="null"/>: not at all.</summary>
    public static int? RankAsLabel(string name) => Rank(name, Label, FurtherLabel);

    /// <summary>
    /// A well-known name, then a name that ends in one (<c>review_text</c>, <c>airlineSentiment</c>), then the same of the lesser known.
    /// </summary>
    private static int? Rank(string name, string[] known, string[] further)
    {
        string[] words = [.. Words().Matches(name).Select(word => Singular(word.Value.ToLowerInvariant()))];
        if (words.Length is 0 or > 5)
            return null;
        string whole = string.Concat(words);
        string last = words[^1];
        ReadOnlySpan<int> places =
            [Array.IndexOf(known, whole), Array.IndexOf(known, last), Array.IndexOf(further, whole), Array.IndexOf(further, last)];
        for (int tier = 0; tier < places.Length; tier++)
        {
            if (places[tier] >= 0)
                return 100 * tier + places[tier];
        }
        return null;
    }

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word != "news" ? word[..^1] : word;

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|[\p{Lo}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
