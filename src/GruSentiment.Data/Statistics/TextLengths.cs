namespace GruSentiment.Data.Statistics;

/// <summary>How long texts are, in tokens.</summary>
public sealed class TextLengths
{
    private readonly int[] _sorted;

    /// <param name="lengths">Tokens of each text; at least one text.</param>
    internal TextLengths(IEnumerable<int> lengths)
    {
        _sorted = [.. lengths.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(_sorted.Length, nameof(lengths));
        Total = _sorted.Sum(length => (long)length);
    }

    /// <summary>Number of texts.</summary>
    public int Count => _sorted.Length;

    /// <summary>Tokens of all texts.</summary>
    public long Total { get; }

    /// <summary>Tokens of a text, on average.</summary>
    public double Mean => (double)Total / Count;

    /// <summary>Half of the texts are no longer.</summary>
    public int Median => Quantile(0.5);

    /// <summary>19 of 20 texts are no longer.</summary>
    public int Percentile95 => Quantile(0.95);

    /// <summary>Tokens of the longest text.</summary>
    public int Longest => _sorted[^1];

    /// <summary>The lengths, shortest first.</summary>
    public IReadOnlyList<int> Sorted => _sorted;

    /// <summary>The least length that such a share of the texts does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, up to 1.</param>
    public int Quantile(double share) => _sorted[Math.Clamp((int)Math.Ceiling(share * Count), 1, Count) - 1];

    /// <summary>How many texts are longer than so many tokens.</summary>
    public int LongerThan(int tokens)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_sorted[middle] > tokens)
                high = middle;
            else
                low = middle + 1;
        }
        return Count - low;
    }
}
