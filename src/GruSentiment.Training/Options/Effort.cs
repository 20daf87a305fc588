namespace GruSentiment.Training.Options;

/// <summary>How much computing a training may take for a somewhat better model, where its options are not set.</summary>
public enum Effort
{
    /// <summary>What gives most for its time.</summary>
    Normal,

    /// <summary>
    /// Up to ten times as much, for the last bit: more and larger networks, pretrained for longer where reviews are long.
    /// </summary>
    High,
}
