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
    private readonly WeighedBuckets _ngrams;
    private readonly WeighedBuckets _characters;
    private int _tokens; // Up to the longest n-gram.
    private int _savedTokens;

    /// <param name="hasher">Numbers the n-grams.</param>
    /// <param name="model">Weighs them.</param>
    public NgramTally(NgramHasher hasher, NgramModel model)
    {
        (_hasher, _model) = (hasher, model);
        _runs = new ulong[hasher.Order];
        _savedRuns = new ulong[hasher.Order];
        (_ngrams, _characters) = (new WeighedBuckets(model), new WeighedBuckets(model));
    }

    /// <summary>Adds a token, and so the n-grams that it ends.</summary>
    /// <param name="token">Its hash.</param>
    /// <param name="characters">The buckets of the n-grams of its characters; empty where there are none.</param>
    public void Add(ulong token, ReadOnlySpan<int> characters = default)
    {
        _tokens = Math.Min(_tokens + 1, _runs.Length);
        for (int i = _tokens - 1; i >= 0; i--)
        {
            _runs[i] = NgramHasher.Extend(i == 0 ? 0 : _runs[i - 1], token);
            _ngrams.Add(_hasher.BucketOf(_runs[i]));
        }
        foreach (int bucket in characters)
            _characters.Add(bucket);
    }

    /// <summary>The logits of the tokens so far.</summary>
    /// <param name="logits">[C], written.</param>
    public void Score(Span<double> logits)
    {
        for (int output = 0; output < _model.Bias.Length; output++)
            logits[output] = _model.Logit(output, _ngrams.SumOf(output), _characters.SumOf(output), _ngrams.Count);
    }

    /// <summary>Forgets all tokens, and the saved place.</summary>
    public void Reset()
    {
        _tokens = 0;
        _ngrams.Clear();
        _characters.Clear();
        Save();
    }

    /// <summary>Keeps this place in the text, instead of the one kept before.</summary>
    public void Save()
    {
        _ngrams.Save();
        _characters.Save();
        _runs.CopyTo(_savedRuns, 0);
        _savedTokens = _tokens;
    }

    /// <summary>Goes back to the place kept last.</summary>
    public void Restore()
    {
        _ngrams.Restore();
        _characters.Restore();
        _savedRuns.CopyTo(_runs, 0);
        _tokens = _savedTokens;
    }
}
