namespace GruSentiment.Onnx.Networks;

/// <summary>The names of the graph's inputs and outputs, and of the sizes that vary.</summary>
internal static class ValueNames
{
    /// <summary>[batch, length]: ids of tokens.</summary>
    public const string Ids = "ids";

    /// <summary>[batch]: how many of a row's ids are its text's.</summary>
    public const string Lengths = "lengths";

    /// <summary>[batch, ngrams]: buckets of n-grams.</summary>
    public const string Ngrams = "ngrams";

    /// <summary>[batch]: how many of a row's buckets are its text's.</summary>
    public const string NgramCounts = "ngram_counts";

    /// <summary>[batch, n-grams of characters]: buckets of n-grams of characters.</summary>
    public const string CharNgrams = "char_ngrams";

    /// <summary>[batch]: how many of these are its text's.</summary>
    public const string CharNgramCounts = "char_ngram_counts";

    /// <summary>[batch, outputs].</summary>
    public const string Logits = "logits";

    /// <summary>[batch, classes].</summary>
    public const string Probabilities = "probabilities";

    /// <summary>[batch]: share of the tokens that the vocabulary has.</summary>
    public const string Known = "known";

    /// <summary>Number of texts.</summary>
    public const string Batch = "batch";

    /// <summary>Tokens of the longest text, or more.</summary>
    public const string Length = "length";

    /// <summary>N-grams of the text that has most, or more.</summary>
    public const string NgramRoom = "ngrams_room";

    /// <summary>N-grams of characters of the text that has most, or more.</summary>
    public const string CharNgramRoom = "char_ngrams_room";
}
