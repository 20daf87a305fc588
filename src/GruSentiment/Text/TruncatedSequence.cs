namespace GruSentiment.Text;

/// <summary>Collects ids one by one, and keeps those that truncation keeps, in a span of the maximum length.</summary>
internal ref struct TruncatedSequence
{
    private readonly Span<int> _ids;
    private readonly int _head;
    private int _count;

    /// <summary>An empty sequence.</summary>
    /// <param name="ids">Receives the ids; its length, at least 1, is the most to keep.</param>
    /// <param name="truncation">Which to keep.</param>
    public TruncatedSequence(Span<int> ids, Truncation truncation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ids.Length);
        _ids = ids;
        _head = truncation switch
        {
            Truncation.Head => ids.Length,
            Truncation.HeadTail => ids.Length / 4,
            _ => 0,
        };
    }

    /// <summary>Whether further ids would change nothing.</summary>
    public readonly bool IsComplete => _count >= _head && _head == _ids.Length;

    /// <summary>Adds an id. Those after the head go round in what is left, so that the last stay.</summary>
    public void Add(int id)
    {
        if (_count < _ids.Length)
            _ids[_count] = id;
        else if (!IsComplete)
            _ids[_head + (_count - _head) % (_ids.Length - _head)] = id;
        _count++;
    }

    /// <summary>Puts the kept ids in order; an empty sequence becomes a single <see cref="Vocabulary.UnknownId"/>.</summary>
    /// <returns>How many there are; at least 1.</returns>
    public readonly int Finish()
    {
        if (_count == 0)
        {
            _ids[0] = Vocabulary.UnknownId;
            return 1;
        }
        if (_count > _ids.Length && !IsComplete)
        {
            Span<int> tail = _ids[_head..];
            int oldest = (_count - _head) % tail.Length;
            tail[..oldest].Reverse();
            tail[oldest..].Reverse();
            tail.Reverse();
        }
        return Math.Min(_count, _ids.Length);
    }
}
