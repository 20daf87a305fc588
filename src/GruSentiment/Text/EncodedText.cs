namespace GruSentiment.Text;

/// <summary>A text as a model sees it.</summary>
/// <param name="Ids">Vocabulary ids of its tokens, at least one, cut at the longest length.</param>
/// <param name="Ngrams">Buckets of its n-grams, of the whole text, each once; none where the model has no n-grams.</param>
internal readonly record struct EncodedText(int[] Ids, int[] Ngrams);
