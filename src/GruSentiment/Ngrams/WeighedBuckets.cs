namespace GruSentiment.Ngrams;

/// <summary>Buckets that come one by one, each kept once, ascending, with its weights beside it. Not safe for threads.</summary>
internal sealed class WeighedBuckets
{
    private readonly NgramModel _model;
    private readonly float[][] _weights; // [C][buckets], in the order of the buckets.
    private readonly List<int> _added = []; // Since the saved place, or since the beginning.
    private int[] _buckets = new int[64]; // Ascending.

    /// <param name="model">Weighs them.</param>
    public WeighedBuckets(NgramModel model)
    {
        _model = model;
        _weights = new float[model.Bias.Length][];
        for (int output = 0; output < _weights.Length; output++)
            _weights[output] = new float[_buckets.Length];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The sum of their weights for an output.</summary>
    public NgramSum SumOf(int output)
    {
        var sum = default(NgramSum);
        foreach (float weight in _weights[output].AsSpan(0, Count))
            sum.Add(weight);
        return sum;
    }

    /// <summary>Adds a bucket, unless it is there.</summary>
    public void Add(int bucket)
    {
        int at = ~Array.BinarySearch(_buckets, 0, Count, bucket);
        if (at < 0)
            return;
        if (Count == _buckets.Length)
            Grow();
        Array.Copy(_buckets, at, _buckets, at + 1, Count - at);
        _buckets[at] = bucket;
        ReadOnlySpan<float> all = _model.Weights.Span;
        int width = all.Length / _weights.Length;
        for (int output = 0; output < _weights.Length; output++)
        {
            float[] weights = _weights[output];
            Array.Copy(weights, at, weights, at + 1, Count - at);
            weights[at] = all[output * width + bucket];
        }
        Count++;
        _added.Add(bucket);
    }

    /// <summary>Removes all, and forgets the saved place.</summary>
    public void Clear()
    {
        Count = 0;
        Save();
    }

    /// <summary>Keeps what is there, instead of what was kept before.</summary>
    public void Save() => _added.Clear();

    /// <summary>Goes back to what was kept last.</summary>
    public void Restore()
    {
        foreach (int bucket in _added)
        {
            int at = Array.BinarySearch(_buckets, 0, Count, bucket);
            Count--;
            Array.Copy(_buckets, at + 1, _buckets, at, Count - at);
            foreach (float[] weights in _weights)
                Array.Copy(weights, at + 1, weights, at, Count - at);
        }
        _added.Clear();
    }

    private void Grow()
    {
        int size = 2 * _buckets.Length;
        Array.Resize(ref _buckets, size);
        foreach (ref float[] weights in _weights.AsSpan())
            Array.Resize(ref weights, size);
    }
}
