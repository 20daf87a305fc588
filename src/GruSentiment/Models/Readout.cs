namespace GruSentiment.Models;

/// <summary>What is read off the GRU's states h_1 … h_T, per hidden unit, to make the features the linear layer sees.</summary>
public enum Readout
{
    /// <summary>The last state of each direction: h_T forward, h_1 backward (PyTorch's <c>h_n</c>).</summary>
    Last,

    /// <summary>The mean over time.</summary>
    Mean,

    /// <summary>The maximum over time (max pooling; Collobert et al. 2011 for text).</summary>
    Max,

    /// <summary>The maximum and the mean over time, one after the other: twice as many features.</summary>
    MaxMean,
}
