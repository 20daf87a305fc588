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
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellation">Ends it; nothing is written anyway.</param>
    /// <exception cref="DataException">Nothing can be said of it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static ReviewStatistics Of(string path, ReviewReaderOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new ReviewReaderOptions();
        int maxLength = new ModelOptions().MaxLength;
        DataText text = DataFile.Open(path, options.Encoding);
        ReviewSet set;
        try
        {
            set = ReviewSet.Load(text, options, keepTexts: false, cancellation);
        }
        catch (DataException fault)
        {
            if (!text.CanReadAgain || Survey(path, options, cancellation) is not { } survey)
                throw;
            return new(survey, null, fault.UserMessage, maxLength);
        }
        (ReviewSplit? split, UserMessage? indivisible) = Divide(set);
        return new(FileSurvey.Of(set.Report), SetStatistics.Of(set, split, new VocabularyOptions(), cancellation), indivisible, maxLength);
    }

    private static FileSurvey? Survey(string path, ReviewReaderOptions options, CancellationToken cancellation)
    {
        try
        {
            return FileSurvey.Read(path, options, cancellation);
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
