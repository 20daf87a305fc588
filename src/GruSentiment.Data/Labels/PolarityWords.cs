using System.Text.Json;

namespace GruSentiment.Data.Labels;

/// <summary>The words that files of reviews have for their classes, in many languages; <c>label-words.json</c> lists them.</summary>
internal static class PolarityWords
{
    /// <summary>No such word is longer, with a degree and a number beside it.</summary>
    private const int MaxLength = 60;

    private static readonly char[] s_beside = [.. " .,:;/()[]#0123456789"];

    private static readonly Lazy<WordList> s_words = new(WordList.Read);

    /// <summary>
    /// −1, 0 or 1 for a normalised label that is such a word, with or without its accents, perhaps with a degree ("very positive") or a
    /// number ("1 - negative") beside it; <see langword="null"/> for any other.
    /// </summary>
    public static int? SignOf(string label)
    {
        if (label.Length is 0 or > MaxLength)
            return null;
        string word = WordForm.Of(label);
        if (SignWithDegree(word) is { } sign)
            return sign;
        string bare = word.Trim(s_beside);
        return bare.Length >= 3 && bare.Length < word.Length ? SignWithDegree(bare) : null;
    }

    /// <summary>Whether a normalised label answers any question, as yes and no do, and true and false.</summary>
    public static bool IsAnswer(string label) => label.Length <= MaxLength && s_words.Value.Answers.Contains(WordForm.Of(label));

    /// <summary>
    /// The same where all labels of a file are known: some words, such as <c>ja</c>, mean something only beside their opposite.
    /// </summary>
    public static int? SignOf(string label, IReadOnlyCollection<string> labels)
    {
        if (SignOf(label) is { } sign)
            return sign;
        foreach ((string negative, string positive) in s_words.Value.Pairs)
        {
            int found = Is(label, negative) ? -1 : Is(label, positive) ? 1 : 0;
            if (found != 0 && labels.Any(other => Is(other, found < 0 ? positive : negative)))
                return found;
        }
        return null;
    }

    private static bool Is(string label, string word) => label.Length <= MaxLength && WordForm.Of(label) == word;

    private static int? SignWithDegree(string word)
    {
        WordList words = s_words.Value;
        if (words.Signs.TryGetValue(word, out int sign))
            return sign;
        int first = word.IndexOf(' ', StringComparison.Ordinal);
        if (first > 0 && words.Degrees.Contains(word[..first]))
            return words.Signs.TryGetValue(word[(first + 1)..].TrimStart(), out sign) ? sign : null;
        int last = word.LastIndexOf(' ');
        if (last > 0 && words.Degrees.Contains(word[(last + 1)..]))
            return words.Signs.TryGetValue(word[..last].TrimEnd(), out sign) ? sign : null;
        return first < 0 && word.Length > 0 && word[0] > '\u2E80' ? SignWithoutSpaces(words, word) : null;
    }

    /// <summary>For Chinese and Japanese, where the degree stands before the word without a space.</summary>
    private static int? SignWithoutSpaces(WordList words, string word)
    {
        for (int length = 1; length <= 3 && length < word.Length; length++)
        {
            if (words.Degrees.Contains(word[..length]) && words.Signs.TryGetValue(word[length..], out int sign))
                return sign;
        }
        return null;
    }

    /// <summary>What the list holds, each word in its form for comparing.</summary>
    private sealed record WordList(
        Dictionary<string, int> Signs, HashSet<string> Degrees, HashSet<string> Answers,
        IReadOnlyList<(string Negative, string Positive)> Pairs)
    {
        public static WordList Read()
        {
            using Stream stream = typeof(PolarityWords).Assembly.GetManifestResourceStream("label-words.json")
                ?? throw new InvalidOperationException("label-words.json is no part of the program.");
            using var json = JsonDocument.Parse(stream);
            var signs = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (JsonProperty language in json.RootElement.GetProperty("languages").EnumerateObject())
            {
                foreach ((string key, int sign) in new[] { ("negative", -1), ("neutral", 0), ("positive", 1) })
                {
                    foreach (string word in Words(language.Value.GetProperty(key)))
                    {
                        if (!signs.TryAdd(word, sign) && signs[word] != sign)
                            throw new InvalidOperationException($"\"{word}\" has two meanings in label-words.json.");
                    }
                }
            }
            (string, string)[] pairs = [.. json.RootElement.GetProperty("pairs").EnumerateArray().Select(pair => Words(pair).ToArray())
                .Select(pair => (pair[0], pair[1]))];
            IEnumerable<string> answers = Words(json.RootElement.GetProperty("answers"));
            return new WordList(signs, Words(json.RootElement.GetProperty("degrees")).ToHashSet(StringComparer.Ordinal),
                answers.Concat(pairs.SelectMany(pair => (string[])[pair.Item1, pair.Item2])).ToHashSet(StringComparer.Ordinal), pairs);
        }

        private static IEnumerable<string> Words(JsonElement list) =>
            list.EnumerateArray().Select(word => WordForm.Of(word.GetString()!));
    }
}
