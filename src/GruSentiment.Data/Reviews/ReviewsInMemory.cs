using GruSentiment.Data.Tables;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// Labelled reviews that a program gives. They are taken one after another, once, on the thread that reads them: a program may make each
/// when it is asked for, and free what it makes them of when the reading has ended.
/// </summary>
/// <param name="name">What errors call them.</param>
/// <param name="reviews">Text and label of each.</param>
internal sealed class ReviewsInMemory(string name, IEnumerable<(string Text, string Label)> reviews) : IReviewSource
{
    /// <summary>What stands in place of a file's name where reviews are in no file.</summary>
    public const string Place = "(in memory)";

    /// <summary>What errors call the reviews that are trained on, and those that are only measured on.</summary>
    public const string Training = "reviews in memory", Validation = "validation set in memory", Test = "test set in memory";

    /// <summary>As a table, they are a file with the columns <c>text</c> and <c>label</c>.</summary>
    private static readonly ReviewColumns s_columns = new(
        ["text", "label"], HasHeader: true, Text: 0, Label: 1, new TableFormat(TableKind.Memory) { CountsReviews = true });

    /// <summary>Whether errors call reviews in memory so.</summary>
    public static bool IsName(string name) => name is Training or Validation or Test;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public ReviewSet Read(ReviewReaderOptions options, RowsToSkip? skip, bool keepTexts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = new ReviewSetBuilder(name, s_columns, keepTexts, skip);
        int number = 0;
        foreach ((string text, string label) in reviews)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (text is null)
            {
                throw new ArgumentException(
                    Invariant($"{name}, review {number} (index {number - 1}): its text is null; a text was expected."));
            }
            string? trimmed = label?.Trim();
            builder.Add(new ReviewRow(number, text, string.IsNullOrEmpty(trimmed) ? null : trimmed, Fields: 0));
        }
        return builder.Build(options, encodingWarning: null);
    }
}
