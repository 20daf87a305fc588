namespace GruSentiment.Training.Options;

/// <summary>
/// What computes a network in training that this project has kernels for; the results agree but for rounding. An option of the GRU; the
/// others of them have the kernels, and libtorch in tests.
/// </summary>
public enum Engine
{
    /// <summary>This project's own kernels.</summary>
    Fused,

    /// <summary>PyTorch's modules, <c>nn.GRU</c> and so on: the reference.</summary>
    Torch,
}
