namespace GruSentiment.Ngrams;

/// <summary>
/// A linear bag of n-grams. The logit of a text is a bias, and the sum of the weights of its n-grams, each counted once, over the square
/// root of the number of weights that are not 0. Order and repetition are left to the network.
/// </summary>
/// <remarks>C is the number of outputs: 1 for two classes (the logit of the second), else one a class.</remarks>
internal sealed class NgramModel
{
    private readonly float[] _weights; // [C, buckets]
    private readonly float[] _bias; // [C]
    private readonly int _buckets;
    private readonly double _halfLength;

    /// <param name="weights">[C, buckets]; 0 for an n-gram that never occurred in training.</param>
    /// <param name="bias">[C].</param>
    /// <param name="halfLength">See <see cref="NgramOptions.HalfLength"/>.</param>
    public NgramModel(float[] weights, float[] bias, double halfLength = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        if (bias.Length == 0 || weights.Length % bias.Length != 0)
            throw new ArgumentException($"There are {weights.Length} weights for {bias.Length} outputs.", nameof(weights));
        _weights = weights;
        _bias = bias;
        _halfLength = halfLength;
        _buckets = weights.Length / bias.Length;
    }

    /// <summary>[C, buckets].</summary>
    public ReadOnlyMemory<float> Weights => _weights;

    /// <summary>[C].</summary>
    public ReadOnlyMemory<float> Bias => _bias;

    /// <summary>The logits of a text.</summary>
    /// <param name="buckets">Of its n-grams, each once.</param>
    /// <param name="logits">[C], written.</param>
    public void Score(ReadOnlySpan<int> buckets, Span<double> logits)
    {
        for (int output = 0; output < _bias.Length; output++)
        {
            ReadOnlySpan<float> weights = _weights.AsSpan(output * _buckets, _buckets);
            double sum = 0;
            int known = 0;
            foreach (int bucket in buckets)
            {
                float weight = weights[bucket];
                sum += weight;
                known += weight != 0 ? 1 : 0;
            }
            logits[output] = Logit(output, sum, known, buckets.Length);
        }
    }

    /// <summary>
    /// What each n-gram of a text adds to the logits, as <see cref="Score"/> adds them up: with what none adds, they are the logits.
    /// </summary>
    /// <param name="buckets">Of its n-grams, each once.</param>
    /// <param name="contributions">[buckets, C], written.</param>
    /// <param name="rest">[C], written: what no n-gram adds.</param>
    public void Split(ReadOnlySpan<int> buckets, Span<double> contributions, Span<double> rest)
    {
        double lengthScale = _halfLength > 0 ? buckets.Length / (buckets.Length + _halfLength) : 1;
        int outputs = _bias.Length;
        for (int output = 0; output < outputs; output++)
        {
            ReadOnlySpan<float> weights = _weights.AsSpan(output * _buckets, _buckets);
            int known = 0;
            foreach (int bucket in buckets)
                known += weights[bucket] != 0 ? 1 : 0;
            double scale = known == 0 ? 0 : lengthScale / Math.Sqrt(known);
            for (int i = 0; i < buckets.Length; i++)
                contributions[i * outputs + output] = scale * weights[buckets[i]];
            rest[output] = _bias[output] * lengthScale;
        }
    }

    /// <summary>An output's logit.</summary>
    /// <param name="output">Which.</param>
    /// <param name="sum">Of the n-grams' weights, added by ascending bucket.</param>
    /// <param name="known">How many of them are not 0.</param>
    /// <param name="ngrams">How many n-grams there are.</param>
    public double Logit(int output, double sum, int known, int ngrams)
    {
        double logit = _bias[output] + (known == 0 ? 0 : sum / Math.Sqrt(known));
        return _halfLength > 0 ? logit * (ngrams / (ngrams + _halfLength)) : logit;
    }
}
