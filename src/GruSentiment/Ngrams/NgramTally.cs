namespace GruSentiment.Ngrams;

/// <summary>
/// The n-grams of a text that comes token by token, each counted once. After each token the logits are, bit for bit, those that
/// <see cref="NgramModel.Score"/> gives for the tokens so far. Not safe for threads.
/// </summary>
/// <remarks>
/// A sum's last bit depends on its order, which is that of the buckets: they are kept sorted with their weights beside them, and are summed
/// again for each answer. That takes about a microsecond for each thousand n-grams and class.
/// </remarks>
internal sealed class NgramTally
{
    private readonly NgramHasher _hasher;
    private readonly NgramModel _model;
    private readonly ulong[] _runs; // Of the last token, the last two, and so on.
    private readonly ulong[] _savedRuns;
    private readonly float[][] _weights; // [C][ngrams], in the order of the buckets.
    private readonly List<int> _added = []; // Since the saved place, or since the beginning.
    private int[] _buckets = new int[64]; // Ascending.
    private int _count;
    private int _tokens; // Up to the longest n-gram.
    private int _savedTokens;

    /// <param name="hasher">Numbers the n-grams.</param>
    /// <param name="model">Weighs them.</param>
    public NgramTally(NgramHasher hasher, NgramModel model)
    {
        (_hasher, _model) = (hasher, model);
        _runs = new ulong[hasher.Order];
        _savedRuns = new ulong[hasher.Order];
        _weights = new float[model.Bias.Length][];
        for (int output = 0; output < _weights.Length; output++)
            _weights[output] = new float[_buckets.Length];
    }

    /// <summary>Adds a token, and so the n-grams that it ends.</summary>
    /// <param name="token">Its hash.</param>
    public void Add(ulong token)
    {
        _tokens = Math.Min(_tokens + 1, _runs.Length);
        for (int i = _tokens - 1; i >= 0; i--)
        {
            _runs[i] = NgramHasher.Extend(i == 0 ? 0 : _runs[i - 1], token);
            AddBucket(_hasher.BucketOf(_runs[i]));
        }
    }

    /// <summary>The logits of the tokens so far.</summary>
    /// <param name="logits">[C], written.</param>
    public void Score(Span<double> logits)
    {
        for (int output = 0; output < _weights.Length; output++)
        {
            double sum = 0;
            int known = 0;
            foreach (float weight in _weights[output].AsSpan(0, _count))
            {
                sum += weight;
                known += weight != 0 ? 1 : 0;
            }
            logits[output] = _model.Logit(output, sum, known, _count);
        }
    }

    /// <summary>Forgets all tokens, and the saved place.</summary>
    public void Reset()
    {
        (_count, _tokens) = (0, 0);
        Save();
    }

    /// <summary>Keeps this place in the text, instead of the one kept before.</summary>
    public void Save()
    {
        _added.Clear();
        _runs.CopyTo(_savedRuns, 0);
        _savedTokens = _tokens;
    }

    /// <summary>Goes back to the place kept last.</summary>
    public void Restore()
    {
        foreach (int bucket in _added)
        {
            int at = Array.BinarySearch(_buckets, 0, _count, bucket);
            _count--;
            Array.Copy(_buckets, at + 1, _buckets, at, _count - at);
            foreach (float[] weights in _weights)
                Array.Copy(weights, at + 1, weights, at, _count - at);
        }
        _added.Clear();
        _savedRuns.CopyTo(_runs, 0);
        _tokens = _savedTokens;
    }

    private void AddBucket(int bucket)
    {
        int at = ~Array.BinarySearch(_buckets, 0, _count, bucket);
        if (at < 0)
            return;
        if (_count == _buckets.Length)
            Grow();
        Array.Copy(_buckets, at, _buckets, at + 1, _count - at);
        _buckets[at] = bucket;
        ReadOnlySpan<float> all = _model.Weights.Span;
        int width = all.Length / _weights.Length;
        for (int output = 0; output < _weights.Length; output++)
        {
            float[] weights = _weights[output];
            Array.Copy(weights, at, weights, at + 1, _count - at);
            weights[at] = all[output * width + bucket];
        }
        _count++;
        _added.Add(bucket);
    }

    private void Grow()
    {
        int size = 2 * _buckets.Length;
        Array.Resize(ref _buckets, size);
        foreach (ref float[] weights in _weights.AsSpan())
            Array.Resize(ref weights, size);
    }
}
