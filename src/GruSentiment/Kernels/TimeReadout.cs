namespace GruSentiment.Kernels;

/// <summary>How the states of a sequence become one vector [D·H].</summary>
public enum TimeReadout
{
    /// <summary>Each direction's state after its last step, <c>nn.GRU</c>'s <c>h_n</c>: for the backward direction that is at position 0.</summary>
    Last,

    /// <summary>The mean over positions.</summary>
    Mean,

    /// <summary>The largest over positions, per unit; its gradient goes to the first step, in reading order, that reached it.</summary>
    Max,
}
