using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Reviews;

/// <summary>Where labelled reviews come from: a file, or a program.</summary>
internal interface IReviewSource
{
    /// <summary>Reads all reviews.</summary>
    /// <param name="options">How they are read.</param>
    /// <param name="skip">Rows that are not to be in the set; null for none.</param>
    /// <param name="keepTexts">Whether the set is to have the texts too, unless they can be read a second time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DataException">They can't be used; the message names place, found and expected.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    ReviewSet Read(ReviewReaderOptions options, RowsToSkip? skip, bool keepTexts, CancellationToken cancellation);
}
