namespace GruSentiment.Explanations;

/// <summary>Asks the networks of a model: the mean of their logits for each text.</summary>
/// <param name="ids">[N]: the texts' token ids, one text after another.</param>
/// <param name="lengths">[B], each at least 1; their sum is N.</param>
/// <param name="logits">[B, C], written.</param>
internal delegate void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits);
