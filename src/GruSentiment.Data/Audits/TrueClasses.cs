using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>
/// How probable each class is to be the true one of each row: what the noise says of it, and of contradictory rows what all of their group
/// say together. Everything that an audit tells is made of these, so that its sums agree.
/// </summary>
internal sealed class TrueClasses
{
    /// <summary>By how much a class must be more probable than another to count as such.</summary>
    private const double Tolerance = 1e-6;

    private readonly Predictions _predictions;
    private readonly int _classes;
    private readonly double[] _probabilities; // [row, class]
    private readonly HashSet<int> _contradicted = [];
    private readonly HashSet<int> _confirmed = [];

    /// <summary>Works them out.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="predictions">Of each, by a model that was trained without it.</param>
    /// <param name="noise">How labels came to be wrong.</param>
    /// <param name="groups">The contradictory rows.</param>
    public TrueClasses(ReviewSet set, Predictions predictions, LabelNoise noise, IEnumerable<ContradictoryTexts> groups)
    {
        (_predictions, _classes) = (predictions, predictions.Labels.Count);
        _probabilities = new double[predictions.Count * _classes];
        for (int i = 0; i < _probabilities.Length; i++)
            _probabilities[i] = noise.Probability(i / _classes, i % _classes);
        foreach (ContradictoryTexts group in groups)
            Take(group, group.Judge(set, noise));
    }

    /// <summary>How probable a class is to be a row's true one.</summary>
    public double Of(int row, int @class) => _probabilities[row * _classes + @class];

    /// <summary>How probable it is that a row's label is wrong.</summary>
    public double Wrong(int row) => 1 - Of(row, _predictions.TrueClass(row));

    /// <summary>The most probable class of those that a row's label is not.</summary>
    public int LikeliestOther(int row) => Enumerable.Range(0, _classes).Where(@class => @class != _predictions.TrueClass(row))
        .MaxBy(@class => Of(row, @class));

    /// <summary>Whether other rows of a row's text make another class at least as probable as its label.</summary>
    public bool IsContradicted(int row) => _contradicted.Contains(row);

    /// <summary>Whether other rows of a row's text speak for its label, or the text may rightly have it.</summary>
    public bool IsConfirmed(int row) => _confirmed.Contains(row);

    /// <summary>The classes' rows [label, true class], as the probabilities of all rows add up.</summary>
    public double[,] Joint()
    {
        double[,] joint = new double[_classes, _classes];
        for (int i = 0; i < _probabilities.Length; i++)
            joint[_predictions.TrueClass(i / _classes), i % _classes] += _probabilities[i];
        return joint;
    }

    private void Take(ContradictoryTexts group, JudgedTexts judged)
    {
        foreach (int row in group.Reviews)
        {
            int label = _predictions.TrueClass(row);
            double other = Enumerable.Range(0, _classes).Where(@class => @class != label).Max(@class => judged.TrueClass[@class]);
            bool isAmbiguous = judged.Ambiguous >= 0.5, isContradicted = !isAmbiguous && other > judged.TrueClass[label] - Tolerance;
            if (!isContradicted && !group.AreSame && Wrong(row) >= 0.5)
                continue; // What stands in a text that is only nearly the same tells more.
            if (isContradicted)
                _contradicted.Add(row);
            else if (group.AreSame || !isAmbiguous)
                _confirmed.Add(row);
            for (int @class = 0; @class < _classes; @class++)
            {
                // Where the texts may rightly have several labels, each of the same text is right, and one like it stands for itself.
                double alone = group.AreSame ? @class == label ? 1 : 0 : Of(row, @class);
                _probabilities[row * _classes + @class] = judged.Ambiguous * alone + (1 - judged.Ambiguous) * judged.TrueClass[@class];
            }
        }
    }
}
