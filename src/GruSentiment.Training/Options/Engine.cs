namespace GruSentiment.Training.Options;

/// <summary>What computes the GRU in training; the results agree but for rounding.</summary>
public enum Engine
{
    /// <summary>This project's own kernels.</summary>
    Fused,

    /// <summary>PyTorch's <c>nn.GRU</c>, the reference.</summary>
    Torch,
}
