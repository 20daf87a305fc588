using System.Formats.Tar;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// The Large Movie Review Dataset: a <c>.tar.gz</c> with a review a file, <c>aclImdb/train/pos/NUMBER_STARS.txt</c>; likewise
/// <c>train/neg</c>, <c>train/unsup</c>, <c>test/pos</c> and <c>test/neg</c>. The archive keeps no order, so rows go by number, at each
/// number first the negative and then the positive review: any number of rows from the top is half of each, and everybody's file is the
/// same, byte for byte.
/// </summary>
internal sealed partial class ImdbLayout : IArchiveLayout
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } = [ReviewTables.Train, ReviewTables.Test, ReviewTables.Unlabelled];

    /// <inheritdoc/>
    public IReadOnlyList<DownloadedFile> Unpack(Stream archive, Unpacking unpacking, CancellationToken cancellation)
    {
        (ArchiveBounds bounds, var tables) = (unpacking.Bounds, new ReviewTables(unpacking.Directory));
        Dictionary<string, List<Review>> parts = Files.ToDictionary(name => name, _ => new List<Review>());
        long bytes = 0;
        foreach (TarEntry entry in TarEntries.Read(archive, bounds, cancellation))
        {
            Match name = ReviewName().Match(entry.Name);
            if (!name.Success)
                continue;
            byte[] review = TarEntries.Content(entry, ArchiveBounds.LongestReview);
            bounds.CheckReviews(bytes += review.Length);
            string folder = name.Groups["folder"].Value;
            int number = int.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            bool isPositive = folder.EndsWith("pos", StringComparison.Ordinal);
            parts[File(folder)].Add(new Review(number, isPositive, review));
        }
        foreach (string name in Files)
            tables.Write(name, table => Write(table, name, parts[name], cancellation));
        return tables.Files;
    }

    private static void Write(ReviewTable table, string file, List<Review> reviews, CancellationToken cancellation)
    {
        reviews.Sort();
        Review last = default;
        foreach (Review review in reviews)
        {
            cancellation.ThrowIfCancellationRequested();
            if (review.CompareTo(last) == 0 && last.Text is not null)
                throw new ArchiveException(Invariant(
                    $"the archive has two reviews with the number {review.Number} of one kind for {file}"));
            string text = Text(review, file);
            if (file == ReviewTables.Unlabelled)
                table.Write(text);
            else
                table.Write(text, review.Positive);
            last = review;
        }
    }

    private static string Text(Review review, string file)
    {
        try
        {
            return Utf8.GetString(review.Text);
        }
        catch (DecoderFallbackException e)
        {
            throw new ArchiveException(Invariant($"review {review.Number} for {file} in the archive is not UTF-8"), e);
        }
    }

    private static string File(string folder) => folder switch
    {
        "train/unsup" => ReviewTables.Unlabelled,
        "test/pos" or "test/neg" => ReviewTables.Test,
        _ => ReviewTables.Train,
    };

    [GeneratedRegex(
        @"\AaclImdb/(?<folder>train/(pos|neg|unsup)|test/(pos|neg))/(?<number>[0-9]{1,9})_[0-9]{1,2}\.txt\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReviewName();

    private readonly record struct Review(int Number, bool Positive, byte[] Text) : IComparable<Review>
    {
        public int CompareTo(Review other) => (Number, Positive).CompareTo((other.Number, other.Positive));
    }
}
