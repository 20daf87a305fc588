using GruSentiment.Models;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Checkpoints;

/// <summary>The weights in a run's model file.</summary>
/// <param name="Sum">SHA-256 of the file, in hexadecimal digits.</param>
/// <param name="Weights">All of them, in the file's order.</param>
internal sealed record SavedWeights(string Sum, IReadOnlyList<Weight> Weights)
{
    /// <summary>Those of the n-gram model, which is trained once.</summary>
    public IReadOnlyList<Weight> Ngrams => [.. Weights.Where(IsOfNgrams)];

    private IEnumerable<Weight> Networks => Weights.Where(weight => !IsOfNgrams(weight) && !IsOfBlend(weight));

    private IEnumerable<Weight> Blend => Weights.Where(IsOfBlend);

    /// <summary>Whether networks and blend of an epoch are these.</summary>
    public bool Holds(ModelSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return AreSame(Networks, snapshot.Networks) && AreSame(Blend, snapshot.Blend);
    }

    /// <summary>An epoch of which <see cref="Holds"/> was true, and whose networks and blend were left out.</summary>
    public ModelSnapshot Complete(ModelSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { Networks = [.. Networks], Blend = [.. Blend] };
    }

    private static bool IsOfNgrams(Weight weight) => weight.Name is WeightNames.NgramWeight or WeightNames.NgramBias;

    private static bool IsOfBlend(Weight weight) => weight.Name is WeightNames.BlendScale or WeightNames.BlendBias;

    private static bool AreSame(IEnumerable<Weight> ones, IReadOnlyList<Weight> others)
    {
        Weight[] these = [.. ones];
        return these.Length == others.Count && these.Zip(others).All(pair => AreSame(pair.First, pair.Second));
    }

    private static bool AreSame(Weight one, Weight other) => one.Name == other.Name && ArrayShelf.AreSame(one.Values, other.Values);
}
