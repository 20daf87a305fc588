namespace GruSentiment.Encoders;

/// <summary>What turns word vectors into features. All encoders are here.</summary>
public enum EncoderKind
{
    /// <summary>A GRU reads the words in their order.</summary>
    Gru,

    /// <summary>The plain mean of the word vectors; their order does not count.</summary>
    Mean,
}
