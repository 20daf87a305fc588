using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Behaviour;

/// <summary>
/// Sentences that make any text better or worse: the directional expectation tests of CheckList (Ribeiro et al. 2020).
/// </summary>
/// <param name="Change">Adds one.</param>
/// <param name="Class">The number of the positive class.</param>
/// <param name="IsGood">Whether the probability of that class should rise, rather than fall.</param>
internal sealed record AddedOpinions(TextChange Change, int Class, bool IsGood)
{
    /// <summary>The good and the bad sentences, where a model can be tested with them.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="labels">Its classes.</param>
    /// <param name="leftOut">Receives what is left out and why.</param>
    public static IReadOnlyList<AddedOpinions> For(ModelLanguage language, IReadOnlyList<string> labels, List<string> leftOut)
    {
        int positive = labels.ToList().FindIndex(label => label.Equals("positive", StringComparison.OrdinalIgnoreCase));
        if (positive < 0)
            leftOut.Add("added good and bad sentences: the model has no class positive");
        else if (!language.IsEnglish)
            leftOut.Add($"added good and bad sentences: they are English, like the built-in tests, and {language}");
        if (positive < 0 || !language.IsEnglish)
            return [];
        SuiteFile.DirectionFile sentences = BehaviourSuite.English.File.Direction;
        return
        [
            new(new("added good sentence", (text, random) => Append(text, sentences.Positive, random)), positive, IsGood: true),
            new(new("added bad sentence", (text, random) => Append(text, sentences.Negative, random)), positive, IsGood: false),
        ];
    }

    private static ChangedText Append(string text, string[] sentences, SeededRandom random)
    {
        string sentence = sentences[random.NextInt(sentences.Length)];
        string start = text.TrimEnd();
        return new ChangedText($"{start}{(char.IsLetterOrDigit(start[^1]) ? "." : "")} {sentence}", sentence);
    }
}
