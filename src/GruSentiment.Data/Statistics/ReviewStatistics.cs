using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Data.Statistics;

/// <summary>What a careful person wants to know of a file before training on it.</summary>
/// <param name="File">What stands in the file.</param>
/// <param name="Set">What is in its reviews; <see langword="null"/> where they can't be read.</param>
/// <param name="Fault">Why the file can't be trained on; <see langword="null"/> where it can.</param>
/// <param name="MaxLength">Tokens that <c>train</c> keeps of a text by default.</param>
public sealed record ReviewStatistics(FileSurvey File, SetStatistics? Set, UserMessage? Fault, int MaxLength)
{
    /// <summary>What to think about before training, a sentence or two each.</summary>
    public IReadOnlyList<UserMessage> Suggestions => Set is null ? [] : [.. Statistics.Suggestions.For(Set, MaxLength)];

    /// <summary>Looks at a file as <c>train</c> would take it.</summary>
    /// <exception cref="DataException">Nothing can be said of it.</exception>
    public static ReviewStatistics Of(string path, ReviewReaderOptions? options = null)
    {
        options ??= new ReviewReaderOptions();
        int maxLength = new ModelOptions().MaxLength;
        ReviewSet set;
        try
        {
            set = ReviewSet.Load(path, options);
        }
        catch (DataException fault)
        {
            if (Survey(path, options) is not { } survey)
                throw;
            return new(survey, null, fault.UserMessage, maxLength);
        }
        (ReviewSplit? split, UserMessage? indivisible) = Divide(set);
        return new(FileSurvey.Of(set.Report), SetStatistics.Of(set, split, new VocabularyOptions()), indivisible, maxLength);
    }

    private static FileSurvey? Survey(string path, ReviewReaderOptions options)
    {
        try
        {
            return FileSurvey.Read(path, options);
        }
        catch (DataException)
        {
            return null;
        }
    }

    private static (ReviewSplit? Split, UserMessage? Fault) Divide(ReviewSet set)
    {
        try
        {
            return (StratifiedSplit.Of(set, Holdout.DefaultValidation.Fraction!.Value, SeededRandom.DefaultSeed), null);
        }
        catch (DataException fault)
        {
            return (null, fault.UserMessage);
        }
    }
}
