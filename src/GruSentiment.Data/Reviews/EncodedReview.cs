using GruSentiment.Text;

namespace GruSentiment.Data.Reviews;

/// <summary>A review as a model reads it.</summary>
/// <param name="Ids">Vocabulary ids of its tokens, at least one, truncated at the maximum length.</param>
/// <param name="Ngrams">Buckets of its n-grams, of the whole text, each once; none without an n-gram model.</param>
/// <param name="Characters">Those of its n-grams of characters likewise; none where the n-gram model has none.</param>
/// <param name="Label">Number of its class.</param>
internal readonly record struct EncodedReview(int[] Ids, int[] Ngrams, int[] Characters, int Label)
{
    /// <summary>A text and its class.</summary>
    public EncodedReview(EncodedText text, int label) : this(text.Ids, text.Ngrams, text.Characters, label)
    {
    }

    /// <summary>A review without n-grams.</summary>
    public EncodedReview(int[] ids, int label) : this(ids, [], [], label)
    {
    }

    /// <summary>The review without its label.</summary>
    public EncodedText Text => new(Ids, Ngrams, Characters);
}
