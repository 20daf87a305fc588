namespace GruSentiment.Training.Data;

/// <summary>A review as the network sees it.</summary>
/// <param name="Ids">Vocabulary ids of its tokens, at least one, cut at the longest length.</param>
/// <param name="Label">Number of its class.</param>
public readonly record struct EncodedReview(int[] Ids, int Label);
