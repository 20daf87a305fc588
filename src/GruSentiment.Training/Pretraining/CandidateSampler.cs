using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// Draws different words by their frequency, and says what to add to a word's score so that a softmax over those drawn estimates one over
/// the whole vocabulary.
/// </summary>
/// <remarks>
/// Letters: V words, K drawn. A word of frequency q is among n draws with probability π = 1 − (1 − q)ⁿ, n being so large that K different
/// ones are expected. The offset is log q − log π: the second part corrects for the sampling (Bengio and Senécal 2008), and with the first
/// an untrained network predicts words by their frequency.
/// </remarks>
internal sealed class CandidateSampler
{
    private readonly long[] _cumulative; // [V]
    private readonly int[] _candidates; // [K]
    private readonly int[] _lastDraw; // [V]
    private readonly bool _takesAll;
    private int _draw;

    /// <param name="counts">How often each word occurs [V]; one that never does is never drawn.</param>
    /// <param name="candidates">K; where no more than twice as many words occur, all of them are taken, and the softmax is exact.</param>
    public CandidateSampler(IReadOnlyList<long> counts, int candidates)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        int[] occurring = [.. Enumerable.Range(0, counts.Count).Where(word => counts[word] > 0)];
        if (occurring.Length == 0)
            throw new ArgumentException("No word occurs; one at least was expected.", nameof(counts));
        _takesAll = occurring.Length <= 2 * candidates;
        _candidates = _takesAll ? occurring : new int[candidates];
        _lastDraw = new int[counts.Count];
        _cumulative = new long[counts.Count];
        long total = 0;
        for (int word = 0; word < counts.Count; word++)
            _cumulative[word] = total += counts[word];
        double[] frequencies = [.. counts.Select(count => (double)count / total)];
        double draws = _takesAll ? double.PositiveInfinity : Draws(frequencies, candidates);
        Offsets = [.. frequencies.Select(q => q == 0 ? 0 : (float)(Math.Log(q) - Math.Log(Taken(q, draws))))];
    }

    /// <summary>What to add to each word's score [V].</summary>
    public IReadOnlyList<float> Offsets { get; }

    /// <summary>Draws words; all of them, without drawing, where few occur.</summary>
    /// <param name="random">The random generator.</param>
    /// <returns>[K] different ones, until the next call.</returns>
    public ReadOnlySpan<int> Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (_takesAll)
            return _candidates;
        _draw++;
        for (int found = 0; found < _candidates.Length;)
        {
            int word = At((long)(random.NextDouble() * _cumulative[^1]));
            if (_lastDraw[word] == _draw)
                continue;
            _lastDraw[word] = _draw;
            _candidates[found++] = word;
        }
        return _candidates;
    }

    /// <summary>The first word whose cumulative count is above a number.</summary>
    private int At(long number)
    {
        int low = 0, high = _cumulative.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _cumulative[middle] > number ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>1 − (1 − q)ⁿ.</summary>
    private static double Taken(double q, double draws) => 1 - Math.Pow(1 - q, draws);

    /// <summary>The number of draws, whole or not, among which so many different words are expected.</summary>
    private static double Draws(double[] frequencies, int different)
    {
        double low = 0, high = different;
        while (frequencies.Sum(q => Taken(q, high)) < different)
            high *= 2;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = frequencies.Sum(q => Taken(q, middle)) < different ? (middle, high) : (low, middle);
        }
        return high;
    }
}
