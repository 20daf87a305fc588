namespace GruSentiment.Encoders;

/// <summary>What makes features of a text's word vectors. All there are stand here.</summary>
public enum EncoderKind
{
    /// <summary>A GRU reads the words in their order.</summary>
    Gru,

    /// <summary>The plain mean of the word vectors; their order does not count.</summary>
    Mean,
}
