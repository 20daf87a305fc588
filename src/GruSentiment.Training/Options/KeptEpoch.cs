namespace GruSentiment.Training.Options;

/// <summary>The epoch whose weights a training ends with.</summary>
public enum KeptEpoch
{
    /// <summary>The one with the lowest validation loss.</summary>
    Lowest,

    /// <summary>
    /// The last one: where few reviews are validated on, which loss is the lowest is chance, and the learning rate has fallen to 0 by then.
    /// </summary>
    Last,
}
