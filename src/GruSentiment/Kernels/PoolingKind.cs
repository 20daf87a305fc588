namespace GruSentiment.Kernels;

/// <summary>How the states of a sequence become one vector of features, [D·H].</summary>
public enum PoolingKind
{
    /// <summary>
    /// Each direction's state after its last step, <c>nn.GRU</c>'s <c>h_n</c>; for the backward direction that is at position 0.
    /// </summary>
    Last,

    /// <summary>Mean pooling, over all positions.</summary>
    Mean,

    /// <summary>
    /// Max pooling, per unit; its gradient goes to the first step, in the direction's reading order, that reached the maximum.
    /// </summary>
    Max,
}
