namespace GruSentiment.Explanations;

/// <summary>The networks' mean logits of texts.</summary>
/// <param name="ids">[N]: the texts' token ids, one text after another.</param>
/// <param name="lengths">[B], each at least 1; their sum is N.</param>
/// <param name="logits">[B, C], written.</param>
internal delegate void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits);

/// <summary>What each word adds to the networks' logits: the words are added one after another, from the front.</summary>
internal sealed class NetworkAttribution
{
    /// <summary>Beginnings of a text that go through the networks together.</summary>
    private const int Batch = 64;

    private readonly NetworkLogits _logitsOf;
    private readonly int _outputs;
    private readonly double[] _base;

    /// <param name="logitsOf">The networks.</param>
    /// <param name="outputs">C.</param>
    public NetworkAttribution(NetworkLogits logitsOf, int outputs)
    {
        (_logitsOf, _outputs) = (logitsOf, outputs);
        _base = new double[outputs];
        logitsOf([Text.Vocabulary.UnknownId], [1], _base);
    }

    /// <summary>[C]: the logits of a text without words.</summary>
    public ReadOnlyMemory<double> Base => _base;

    /// <summary>What each word adds.</summary>
    /// <param name="ids">[n], one at least.</param>
    /// <returns>[n, C]; with <see cref="Base"/>, the columns add up to the logits of the text.</returns>
    public double[] Contributions(ReadOnlySpan<int> ids)
    {
        double[] contributions = new double[ids.Length * _outputs];
        for (int first = 1; first <= ids.Length; first += Batch)
            ReadBeginnings(ids, first, Math.Min(first + Batch, ids.Length + 1), contributions);
        for (int i = contributions.Length - 1; i >= 0; i--)
            contributions[i] -= i < _outputs ? _base[i] : contributions[i - _outputs];
        return contributions;
    }

    private void ReadBeginnings(ReadOnlySpan<int> ids, int first, int end, Span<double> logits)
    {
        int[] lengths = [.. Enumerable.Range(first, end - first)];
        int[] read = new int[lengths.Sum()];
        int at = 0;
        foreach (int length in lengths)
        {
            ids[..length].CopyTo(read.AsSpan(at));
            at += length;
        }
        _logitsOf(read, lengths, logits.Slice((first - 1) * _outputs, lengths.Length * _outputs));
    }
}
