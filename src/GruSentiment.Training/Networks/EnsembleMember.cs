using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Networks;

/// <summary>One network of a <see cref="ClassifierEnsemble"/>, and where its random numbers come from.</summary>
internal sealed class EnsembleMember : IDisposable
{
    /// <summary>Draws the network's initial weights.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="seed">The ensemble's.</param>
    /// <param name="create">Makes the network.</param>
    internal EnsembleMember(int number, int seed, Func<SentimentClassifier> create)
    {
        Number = number;
        Seed = SeedOf(number, seed);
        Random = new TorchRandom(Seed);
        Classifier = Random.Draw(create);
    }

    /// <summary>Its place in the ensemble, from 1.</summary>
    public int Number { get; }

    /// <summary>Seed of all that is random in it: initial weights, order of the reviews, dropout.</summary>
    public long Seed { get; }

    /// <summary>The network.</summary>
    public SentimentClassifier Classifier { get; }

    /// <summary>What its initial weights were drawn from; dropout draws on.</summary>
    public TorchRandom Random { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Classifier.Dispose();
        Random.Dispose();
    }

    /// <summary>
    /// The first one's is the ensemble's own, so that an ensemble of one is the network alone; the others' are far from every seed a user
    /// gives.
    /// </summary>
    private static long SeedOf(int number, int seed)
    {
        if (number == 1)
            return seed;
        return (long)(new SeededRandom(((long)number << 32) | (uint)seed).NextUInt64() >> 1);
    }
}
