using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Reviews;

/// <summary>A file of labelled reviews.</summary>
/// <param name="path">The file.</param>
internal sealed class ReviewsInFile(string path) : IReviewSource
{
    /// <inheritdoc/>
    public ReviewSet Read(ReviewReaderOptions options, RowsToSkip? skip, bool keepTexts, CancellationToken cancellation) =>
        Abandonable.Run(
            () => keepTexts ? ReviewSet.LoadWithTexts(path, options, skip, cancellation)
                : ReviewSet.Load(path, options, skip, cancellation), cancellation);
}
