using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>How much may come out of an archive before it is taken for a hostile one.</summary>
/// <param name="Entries">Files, folders and whatever else, at most.</param>
/// <param name="Bytes">Bytes unpacked in a pass, at most; those of skipped entries count too.</param>
/// <param name="Reviews">Bytes of all reviews, at most: they may be held in memory until the last is there.</param>
internal sealed record ArchiveBounds(int Entries, long Bytes, long Reviews)
{
    /// <summary>Bytes or characters that a review may have; the longest published has some 14,000.</summary>
    public const int LongestReview = 1_000_000;

    /// <summary>Counts an entry.</summary>
    /// <exception cref="ArchiveException">It is one too many.</exception>
    public void CheckEntries(int count)
    {
        if (count > Entries)
            throw new ArchiveException(Invariant($"the archive has more than {Entries:n0} entries, which is more than this set can have"));
    }

    /// <summary>Counts the bytes of the reviews so far.</summary>
    /// <exception cref="ArchiveException">They are too many.</exception>
    public void CheckReviews(long bytes)
    {
        if (bytes > Reviews)
            throw new ArchiveException(Invariant(
                $"the archive has reviews of more than {Reviews / 1_000_000:n0} MB, which is more than this set can have"));
    }

    /// <summary>The content of an archive, cut off with an error where the bound is passed.</summary>
    public Stream Limit(Stream content, CancellationToken cancellation) => new WatchedStream(content, cancellation)
    {
        Watch = read =>
        {
            if (read > Bytes)
                throw new ArchiveException(Invariant(
                    $"the archive unpacks to more than {Bytes / 1_000_000:n0} MB, which is more than this set can have"));
        },
    };
}
