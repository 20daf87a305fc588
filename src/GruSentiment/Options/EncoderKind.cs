namespace GruSentiment.Options;

/// <summary>What makes features of a text's word vectors. All there are stand here.</summary>
public enum EncoderKind
{
    /// <summary>A GRU reads the words in their order.</summary>
    Gru,
}
