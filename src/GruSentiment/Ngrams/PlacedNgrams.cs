namespace GruSentiment.Ngrams;

/// <summary>The n-grams of a text, with their places.</summary>
/// <param name="Buckets">Of its n-grams of tokens, each once, ascending.</param>
/// <param name="Places">Its n-grams of tokens, each at each of its places.</param>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="Characters">The buckets of its n-grams of characters, each once, ascending; empty where there are none.</param>
/// <param name="CharactersOfTokens">Those of each token, each once; empty where there are none.</param>
internal sealed record PlacedNgrams(int[] Buckets, NgramPlace[] Places, int Tokens, int[] Characters, int[][] CharactersOfTokens);
