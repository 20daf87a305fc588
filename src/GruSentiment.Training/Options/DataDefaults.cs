using GruSentiment.Data.Reviews;
using GruSentiment.Ngrams;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit the data, where nobody set them. All such rules are here.</summary>
internal static class DataDefaults
{
    /// <summary>Reviews in all epochs together: the fewer reviews there are, the more epochs.</summary>
    private const int ReviewsInAll = 60_000;

    /// <summary>Epochs for many reviews.</summary>
    public const int FewestEpochs = 4;

    /// <summary>Epochs for few reviews.</summary>
    public const int MostEpochs = 10;

    /// <summary>Lowest number of reviews for batches of the usual size; below it smaller ones, for as many steps.</summary>
    private const int ManyReviews = 15_000;

    /// <summary>Lowest mean length, in tokens, at which reviews count as long: a small batch of them still fills the kernels.</summary>
    private const int LongReviews = 60;

    /// <summary>Batch size for many reviews.</summary>
    public const int LargestBatch = 64;

    private const int SmallBatch = 32;

    /// <summary>Batch size for few and short reviews.</summary>
    public const int SmallestBatch = 16;

    /// <summary>
    /// Share of single Chinese, Japanese or Korean characters among the tokens above which reviews count as written in them.
    /// </summary>
    private const double MostlyCharacters = 0.5;

    /// <summary>Words that every English text is full of, and no text in another language.</summary>
    private static readonly HashSet<string> s_englishWords = ["the", "and", "of", "to", "it", "is", "this", "with", "that", "for", "not", "but"];

    /// <summary>Share of these words among the tokens above which reviews count as English; it is a fifth to a quarter in most.</summary>
    private const double EnglishShare = 0.08;

    /// <summary>What fits a set of reviews.</summary>
    public static TrainingRequest For(ReviewSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int[] counts = set.CountTokens([.. Enumerable.Range(0, set.Count)]);
        long tokens = counts.Sum(count => (long)count);
        return new TrainingRequest
        {
            Training = new TrainingOptions
            {
                BatchSize = set.Count >= ManyReviews ? LargestBatch : tokens >= (long)LongReviews * set.Count ? SmallBatch : SmallestBatch,
                Epochs = Math.Clamp((int)Math.Round((double)ReviewsInAll / set.Count), FewestEpochs, MostEpochs),
            },
            Ngrams = new NgramOptions
            {
                Order = IsMostlyCharacters(set, counts, tokens) ? NgramOptions.CharacterOrder : new NgramOptions().Order,
            },
            Augmentation = new AugmentationOptions
            {
                Language = IsPolar(set) && IsEnglish(set, counts, tokens) ? AugmentationLanguage.En : AugmentationLanguage.None,
            },
        }.From(OptionSource.FittedToData);
    }

    /// <summary>Whether the first class is negative and the last positive.</summary>
    private static bool IsPolar(ReviewSet set) => set.ClassNames[0] == "negative" && set.ClassNames[^1] == "positive";

    private static bool IsEnglish(ReviewSet set, int[] counts, long tokens)
    {
        long words = 0;
        int different = 0;
        for (int token = 0; token < counts.Length; token++)
        {
            if (!s_englishWords.Contains(set.Token(token)))
                continue;
            words += counts[token];
            different++;
        }
        return different >= s_englishWords.Count / 2 && words > EnglishShare * tokens;
    }

    private static bool IsMostlyCharacters(ReviewSet set, int[] counts, long tokens)
    {
        long characters = 0;
        for (int token = 0; token < counts.Length; token++)
            characters += set.Token(token) is [(>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')] ? counts[token] : 0;
        return characters > MostlyCharacters * tokens;
    }
}
