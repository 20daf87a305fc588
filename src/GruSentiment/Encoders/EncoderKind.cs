namespace GruSentiment.Encoders;

/// <summary>What turns word vectors into features. All encoders are here.</summary>
public enum EncoderKind
{
    /// <summary>A GRU reads the words in their order (Cho et al. 2014).</summary>
    Gru,

    /// <summary>A long short-term memory reads the words in their order (Hochreiter and Schmidhuber 1997).</summary>
    Lstm,

    /// <summary>A recurrent network without gates reads the words in their order (Elman 1990).</summary>
    Rnn,

    /// <summary>Words look at one another, by self-attention (Vaswani et al. 2017).</summary>
    Transformer,

    /// <summary>Filters over three, four and five words, and the maximum of each (Kim 2014).</summary>
    Cnn,

    /// <summary>The plain mean of the word vectors; their order does not count.</summary>
    Mean,
}
