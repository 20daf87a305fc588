namespace GruSentiment.Ngrams;

/// <summary>
/// A linear bag of n-grams. The logit of a text is a bias, and the sum of the weights of its n-grams, each counted once, over the square
/// root of the number of weights that are not 0. Where there are n-grams of characters too, a share of the same of these is added. Order
/// and repetition are left to the network.
/// </summary>
/// <remarks>C is the number of outputs: 1 for two classes (the logit of the second), else one a class.</remarks>
internal sealed class NgramModel
{
    /// <summary>
    /// How much the n-grams of characters count, against those of tokens: a word has many of them, which say nearly the same. With 1, log
    /// loss is a little lower where words have many forms, and higher in English.
    /// </summary>
    public const double CharacterShare = 0.7;

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
    /// <param name="ngrams">The buckets of its n-grams of tokens, each once.</param>
    /// <param name="characters">The buckets of its n-grams of characters, each once; empty where there are none.</param>
    /// <param name="logits">[C], written.</param>
    public void Score(ReadOnlySpan<int> ngrams, ReadOnlySpan<int> characters, Span<double> logits)
    {
        for (int output = 0; output < _bias.Length; output++)
            logits[output] = Logit(output, SumOf(ngrams, output), SumOf(characters, output), ngrams.Length);
    }

    /// <summary>
    /// What each n-gram of a text adds to the logits, as <see cref="Score"/> adds them up: with what none adds, they are the logits.
    /// </summary>
    /// <param name="ngrams">The buckets of its n-grams of tokens, each once.</param>
    /// <param name="characters">The buckets of its n-grams of characters, each once; empty where there are none.</param>
    /// <param name="contributions">[ngrams + characters, C], written.</param>
    /// <param name="rest">[C], written: what no n-gram adds.</param>
    public void Split(ReadOnlySpan<int> ngrams, ReadOnlySpan<int> characters, Span<double> contributions, Span<double> rest)
    {
        double lengthScale = _halfLength > 0 ? ngrams.Length / (ngrams.Length + _halfLength) : 1;
        int outputs = _bias.Length;
        for (int output = 0; output < outputs; output++)
        {
            Contribute(ngrams, output, lengthScale, contributions);
            Contribute(characters, output, CharacterShare * lengthScale, contributions[(ngrams.Length * outputs)..]);
            rest[output] = _bias[output] * lengthScale;
        }
    }

    /// <summary>An output's logit.</summary>
    /// <param name="output">Which.</param>
    /// <param name="ofNgrams">The weights of the n-grams of tokens.</param>
    /// <param name="ofCharacters">The weights of the n-grams of characters.</param>
    /// <param name="ngrams">How many n-grams of tokens there are.</param>
    public double Logit(int output, NgramSum ofNgrams, NgramSum ofCharacters, int ngrams)
    {
        double logit = _bias[output] + ofNgrams.Scaled + CharacterShare * ofCharacters.Scaled;
        return _halfLength > 0 ? logit * (ngrams / (ngrams + _halfLength)) : logit;
    }

    private ReadOnlySpan<float> WeightsOf(int output) => _weights.AsSpan(output * _buckets, _buckets);

    private NgramSum SumOf(ReadOnlySpan<int> buckets, int output)
    {
        ReadOnlySpan<float> weights = WeightsOf(output);
        var sum = default(NgramSum);
        foreach (int bucket in buckets)
            sum.Add(weights[bucket]);
        return sum;
    }

    private void Contribute(ReadOnlySpan<int> buckets, int output, double groupScale, Span<double> contributions)
    {
        ReadOnlySpan<float> weights = WeightsOf(output);
        int known = SumOf(buckets, output).Known;
        double scale = known == 0 ? 0 : groupScale / Math.Sqrt(known);
        for (int i = 0; i < buckets.Length; i++)
            contributions[i * _bias.Length + output] = scale * weights[buckets[i]];
    }
}
