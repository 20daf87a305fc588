using GruSentiment.Ngrams;
using GruSentiment.Training.Data;

namespace GruSentiment.Training;

/// <summary>Options that fit the data, where the user and the preset leave them open. All such rules stand here.</summary>
public static class DataDefaults
{
    /// <summary>Reviews that training should pass over in all its epochs together: few reviews are passed over more often.</summary>
    private const int ReviewsInAll = 60_000;

    private const int FewestEpochs = 4;
    private const int MostEpochs = 10;

    /// <summary>Share of single-character words of Chinese or Japanese from which on a text counts as written in them.</summary>
    private const double MostlyCharacters = 0.5;

    /// <summary>Tokens of the longest n-gram where tokens are characters: words are mostly of two, and a negation is a third.</summary>
    private const int CharacterNgrams = 3;

    /// <summary>What fits a set of reviews.</summary>
    public static TrainingChoices For(ReviewSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new TrainingChoices
        {
            Epochs = Math.Clamp((int)Math.Round((double)ReviewsInAll / set.Count), FewestEpochs, MostEpochs),
            NgramOrder = IsMostlyCharacters(set) ? CharacterNgrams : new NgramOptions().Order,
        };
    }

    private static bool IsMostlyCharacters(ReviewSet set)
    {
        int[] counts = set.CountTokens([.. Enumerable.Range(0, set.Count)]);
        long all = 0, characters = 0;
        for (int token = 0; token < counts.Length; token++)
        {
            all += counts[token];
            characters += set.Token(token) is [>= '\u3040' and <= '\u9FFF'] ? counts[token] : 0;
        }
        return characters > MostlyCharacters * all;
    }
}
