using GruSentiment.Models;
using GruSentiment.Text;

namespace GruSentiment.Training.Embeddings;

/// <summary>Vectors of some of a vocabulary's words.</summary>
internal sealed class WordVectors
{
    private readonly float[] _table;
    private readonly bool[] _known;

    /// <summary>No vectors yet.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="dimension">Components of each vector, E.</param>
    public WordVectors(Vocabulary vocabulary, int dimension)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        Vocabulary = vocabulary;
        Dimension = dimension;
        _table = new float[WeightSize.Of("tokens of the vocabulary", vocabulary.Count, "components", dimension)];
        _known = new bool[vocabulary.Count];
    }

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Components of each vector, E.</summary>
    public int Dimension { get; }

    /// <summary>How many words at the vocabulary's end no training review has.</summary>
    public int Further { get; init; }

    /// <summary>Words that have a vector.</summary>
    public int Count => _known.Count(known => known);

    /// <summary>Whether a word, by its id, has a vector.</summary>
    public bool Contains(int id) => _known[id];

    /// <summary>A word's vector, [E]; zeros where it has none.</summary>
    public ReadOnlySpan<float> this[int id] => _table.AsSpan(id * Dimension, Dimension);

    /// <summary>Sets a word's vector, [E].</summary>
    public void Set(int id, ReadOnlySpan<float> vector)
    {
        if (vector.Length != Dimension)
            throw new ArgumentException($"The vector has {vector.Length} components; {Dimension} were expected.", nameof(vector));
        vector.CopyTo(_table.AsSpan(id * Dimension, Dimension));
        _known[id] = true;
    }

    /// <summary>The standard deviation of a component, over all components of all vectors there are; 0 where there is none.</summary>
    public double Deviation()
    {
        double sum = 0, squares = 0;
        for (int id = 0; id < _known.Length; id++)
        {
            foreach (float component in _known[id] ? this[id] : [])
            {
                sum += component;
                squares += (double)component * component;
            }
        }
        double components = (double)Count * Dimension;
        return components == 0 ? 0 : Math.Sqrt(Math.Max(0, squares / components - sum / components * (sum / components)));
    }
}
