namespace GruSentiment.Ngrams;

/// <summary>A sum of weights of n-grams, added by ascending bucket.</summary>
internal record struct NgramSum
{
    private double _sum;

    /// <summary>How many of the weights are not 0.</summary>
    public int Known { get; private set; }

    /// <summary>The sum over the root of <see cref="Known"/>.</summary>
    public readonly double Scaled => Known == 0 ? 0 : _sum / Math.Sqrt(Known);

    /// <summary>Adds a weight.</summary>
    public void Add(float weight)
    {
        _sum += weight;
        Known += weight != 0 ? 1 : 0;
    }
}
