namespace GruSentiment.Evaluation;

/// <summary>The weight of a review of each class in a loss; over all reviews 1 on average.</summary>
internal sealed class ClassWeights
{
    private readonly double[] _weights;

    private ClassWeights(double[] weights) => _weights = weights;

    /// <summary>The weight of a class's reviews; 0 where there are none.</summary>
    public double this[int @class] => _weights[@class];

    /// <summary>Each review counts the same.</summary>
    public static ClassWeights Even(int classes) => new([.. Enumerable.Repeat(1.0, classes)]);

    /// <summary>
    /// Each class counts the same: n / (C n_c) for a review of class c, where n are all reviews, n_c those of the class, and C the classes
    /// that have any (King and Zeng 2001; scikit-learn's <c>class_weight="balanced"</c>).
    /// </summary>
    /// <param name="labels">The reviews' classes.</param>
    /// <param name="classes">How many classes there are.</param>
    public static ClassWeights Balancing(IEnumerable<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] counts = new int[classes];
        foreach (int label in labels)
            counts[label]++;
        double present = counts.Count(count => count > 0), all = counts.Sum();
        return new ClassWeights([.. counts.Select(count => count == 0 ? 0 : all / (present * count))]);
    }

    /// <summary>The weights for some reviews: balancing them, or even.</summary>
    internal static ClassWeights Of(IEnumerable<int> labels, int classes, bool balance) =>
        balance ? Balancing(labels, classes) : Even(classes);
}
