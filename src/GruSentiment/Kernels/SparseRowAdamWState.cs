namespace GruSentiment.Kernels;

/// <summary>
/// All that a <see cref="SparseRowAdamW"/> has gathered in its steps. With the weights and the optimizer's constants it is enough to go on
/// from.
/// </summary>
/// <param name="rows">V, the rows of the embedding.</param>
/// <param name="width">E, the numbers in a row.</param>
internal sealed class SparseRowAdamWState(int rows, int width)
{
    /// <summary>V, the rows of the embedding.</summary>
    public int Rows { get; } = rows;

    /// <summary>E, the numbers in a row.</summary>
    public int Width { get; } = width;

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>The logarithm of the weight decay of all steps, multiplied up.</summary>
    public required double LogDecay { get; init; }

    /// <summary>The first moments, [V, E], each as it was when its row last occurred.</summary>
    public required ReadOnlyMemory<float> FirstMoments { get; init; }

    /// <summary>The second moments, [V, E], each as it was when its row last occurred.</summary>
    public required ReadOnlyMemory<float> SecondMoments { get; init; }

    /// <summary>[V]: the step in which each row last occurred; 0 for never.</summary>
    public required ReadOnlyMemory<int> LastSteps { get; init; }

    /// <summary>[V]: <see cref="LogDecay"/> as it was when each row was last brought up to date.</summary>
    public required ReadOnlyMemory<double> LastLogDecays { get; init; }
}
