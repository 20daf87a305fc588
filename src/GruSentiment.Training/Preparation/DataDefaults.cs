using GruSentiment.Data.Reviews;
using GruSentiment.Ngrams;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>Options that fit the data, where the user and the preset leave them open. All such rules stand here.</summary>
public static class DataDefaults
{
    /// <summary>Reviews that training should pass over in all its epochs together: few reviews are passed over more often.</summary>
    private const int ReviewsInAll = 60_000;

    /// <summary>Epochs for many reviews.</summary>
    public const int FewestEpochs = 4;

    /// <summary>Epochs for few reviews.</summary>
    public const int MostEpochs = 10;

    /// <summary>From so many reviews on, batches of the usual size; below, smaller ones, for as many steps.</summary>
    private const int ManyReviews = 15_000;

    /// <summary>Mean length in tokens from which on reviews count as long: a small batch of them still fills the kernels.</summary>
    private const int LongReviews = 60;

    private const int SmallBatch = 32;

    /// <summary>Batch size for few and short reviews; that of many is <see cref="TrainingOptions.BatchSize"/>.</summary>
    public const int SmallestBatch = 16;

    /// <summary>Share of single characters of Chinese, Japanese or Korean among the tokens from which on a text counts as written in them.</summary>
    private const double MostlyCharacters = 0.5;

    /// <summary>Tokens of the longest n-gram where tokens are characters: words are mostly of two, and a negation is a third.</summary>
    public const int CharacterNgrams = 3;

    /// <summary>What fits a set of reviews, of what is left open.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="request">What is asked for; an option that is chosen, or is not at its default, stays.</param>
    public static TrainingChoices For(ReviewSet set, TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TrainingChoices fitting = For(set), chosen = request.Choices;
        TrainingOptions training = request.Training, @default = new();
        return new TrainingChoices
        {
            BatchSize = chosen.BatchSize is null && training.BatchSize == @default.BatchSize ? fitting.BatchSize : null,
            Epochs = chosen.Epochs is null && training.Epochs == @default.Epochs ? fitting.Epochs : null,
            NgramOrder = chosen.NgramOrder is null && request.Ngrams.Order == new NgramOptions().Order ? fitting.NgramOrder : null,
        };
    }

    /// <summary>What fits a set of reviews.</summary>
    public static TrainingChoices For(ReviewSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int[] counts = set.CountTokens([.. Enumerable.Range(0, set.Count)]);
        long tokens = counts.Sum(count => (long)count);
        return new TrainingChoices
        {
            BatchSize = set.Count >= ManyReviews ? new TrainingOptions().BatchSize : tokens >= (long)LongReviews * set.Count ? SmallBatch : SmallestBatch,
            Epochs = Math.Clamp((int)Math.Round((double)ReviewsInAll / set.Count), FewestEpochs, MostEpochs),
            NgramOrder = IsMostlyCharacters(set, counts, tokens) ? CharacterNgrams : new NgramOptions().Order,
        };
    }

    private static bool IsMostlyCharacters(ReviewSet set, int[] counts, long tokens)
    {
        long characters = 0;
        for (int token = 0; token < counts.Length; token++)
            characters += set.Token(token) is [(>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')] ? counts[token] : 0;
        return characters > MostlyCharacters * tokens;
    }
}
