namespace GruSentiment.Text;

/// <summary>A text as a model reads it.</summary>
/// <param name="Ids">Vocabulary ids of its tokens, at least one, truncated at the maximum length.</param>
/// <param name="Ngrams">Buckets of its n-grams, of the whole text, each once; none where there is no n-gram model.</param>
/// <param name="Characters">Those of its n-grams of characters likewise; none where the n-gram model has none.</param>
internal readonly record struct EncodedText(int[] Ids, int[] Ngrams, int[] Characters)
{
    /// <summary>A text without n-grams of characters.</summary>
    public EncodedText(int[] ids, int[] ngrams) : this(ids, ngrams, [])
    {
    }

    /// <summary>Share of <see cref="Ids"/> whose token is in the vocabulary, 0 to 1; 0 for a text without a token.</summary>
    public float Known => (float)(Ids.Length - Ids.AsSpan().Count(Vocabulary.UnknownId)) / Ids.Length;
}
