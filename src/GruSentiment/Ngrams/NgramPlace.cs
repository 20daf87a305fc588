namespace GruSentiment.Ngrams;

/// <summary>An n-gram at one of its places in a text.</summary>
/// <param name="Hash">Of the n-gram's tokens: two different n-grams have, for all practical purposes, two hashes.</param>
/// <param name="Bucket">Its bucket, which other n-grams may share.</param>
/// <param name="First">Place of its first token in the text.</param>
/// <param name="Tokens">How many tokens it has.</param>
internal readonly record struct NgramPlace(ulong Hash, int Bucket, int First, int Tokens);
