using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>The mean or the maximum of rows, column by column, while they come.</summary>
internal ref struct PooledRows
{
    private readonly bool _isMax;
    private readonly Span<float> _pooled;
    private int _rows;

    /// <param name="pooling">Mean or maximum.</param>
    /// <param name="pooled">Written: of no use before <see cref="Finish"/>.</param>
    public PooledRows(PoolingKind pooling, Span<float> pooled)
    {
        _isMax = pooling == PoolingKind.Max;
        _pooled = pooled;
        _pooled.Fill(_isMax ? float.NegativeInfinity : 0);
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        _rows++;
        if (!_isMax)
        {
            MeanInference.Add(row, _pooled);
            return;
        }
        for (int i = 0; i < _pooled.Length; i++)
            _pooled[i] = Math.Max(_pooled[i], row[i]);
    }

    /// <summary>Makes means of sums.</summary>
    public readonly void Finish()
    {
        if (_isMax)
            return;
        foreach (ref float value in _pooled)
            value /= _rows;
    }
}
