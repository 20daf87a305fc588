namespace GruSentiment.Text;

/// <summary>Which tokens of a text are kept where it is longer than the maximum length.</summary>
internal enum Truncation
{
    /// <summary>The first.</summary>
    Head,

    /// <summary>The last: where a review ends with its verdict.</summary>
    Tail,

    /// <summary>
    /// The first quarter of the maximum length from the beginning and the rest from the end, the proportion that Sun et al. (2019), "How to
    /// Fine-Tune BERT for Text Classification?", section 5.3.1, found best on long reviews.
    /// </summary>
    HeadTail,
}
