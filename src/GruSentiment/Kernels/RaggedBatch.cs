namespace GruSentiment.Kernels;

/// <summary>
/// A batch of sequences of different lengths, without padding: the positions of all rows one after another. Tokens repeat, so the distinct
/// ids are listed once, and every position says which of them stands there. Fill it again for the next batch; its arrays are kept.
/// </summary>
/// <remarks>Letters: B rows, N positions in all, U distinct ids. Not for use by two threads at once.</remarks>
internal sealed unsafe class RaggedBatch : IDisposable
{
    private readonly TimePlan _plan = new();
    private readonly RowGrouping _grouping;
    private int[] _lengths = [];
    private int[] _offsets = [];
    private readonly NativeBuffer<int> _rowOfPosition = new();
    private int[] _distinct = [];
    private int[] _rowOfId = [];
    private int _rowsOfGroup; // The plan's; 0 before there is one.
    private bool _disposed;

    /// <summary>An empty batch, to be filled by <see cref="Set"/>.</summary>
    public RaggedBatch()
        : this(RowGrouping.Paired)
    {
    }

    internal RaggedBatch(RowGrouping grouping) => _grouping = grouping;

    /// <summary>B.</summary>
    public int Rows { get; private set; }

    /// <summary>N, the sum of the lengths.</summary>
    public int Positions { get; private set; }

    /// <summary>U.</summary>
    public int DistinctCount { get; private set; }

    /// <summary>[B], each at least 1.</summary>
    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, Rows);

    /// <summary>[B]: the first position of each row.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.AsSpan(0, Rows);

    /// <summary>[U]: the distinct ids in the order in which they first occur.</summary>
    public ReadOnlySpan<int> DistinctIds => _distinct.AsSpan(0, DistinctCount);

    /// <summary>[N]: the index into <see cref="DistinctIds"/> of the id at each position.</summary>
    /// <exception cref="ObjectDisposedException">The batch has been disposed of.</exception>
    public ReadOnlySpan<int> RowOfPosition
    {
        get
        {
            ThrowIfDisposed();
            return new(_rowOfPosition.Start, Positions);
        }
    }

    /// <summary>Changes with every <see cref="Set"/>.</summary>
    internal int Version { get; private set; }

    /// <summary>The order in which its positions are computed.</summary>
    /// <param name="rows">Rows of a group, more or less, where rows are grouped in pairs.</param>
    internal TimePlan PlanFor(int rows)
    {
        if (_rowsOfGroup != rows)
            _plan.Build(Lengths, Offsets, Positions, _grouping, rows);
        _rowsOfGroup = rows;
        return _plan;
    }

    /// <summary><see cref="RowOfPosition"/>, for the kernels.</summary>
    internal int* DistinctOfPosition => _rowOfPosition.Start;

    /// <summary>Replaces the batch by another.</summary>
    /// <param name="ids">[N], the rows' ids one row after another, none negative.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, a length is below 1, the lengths do not add up to N, or an id is negative.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The batch has been disposed of.</exception>
    public void Set(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths)
    {
        ThrowIfDisposed();
        Version++; // Before all that may fail.
        _rowsOfGroup = 0;
        SetLengths(ids.Length, lengths);
        int* rowOfPosition = _rowOfPosition.Reserve(Positions);
        DistinctCount = 0;
        int largest = -1;
        foreach (int id in ids)
        {
            if (id < 0)
                throw new ArgumentException($"Id {id} is negative.", nameof(ids));
            largest = Math.Max(largest, id);
        }
        GrowIdTable(largest + 1);
        for (int i = 0; i < ids.Length; i++)
        {
            ref int row = ref _rowOfId[ids[i]];
            if (row < 0)
            {
                row = DistinctCount;
                if (DistinctCount == _distinct.Length)
                    Array.Resize(ref _distinct, Math.Max(64, 2 * DistinctCount));
                _distinct[DistinctCount++] = ids[i];
            }
            rowOfPosition[i] = row;
        }
        foreach (int id in DistinctIds)
            _rowOfId[id] = -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _plan.Dispose();
        _rowOfPosition.Dispose();
    }

    /// <summary>For those who are about to read where a batch keeps its positions.</summary>
    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    private void SetLengths(int positions, ReadOnlySpan<int> lengths)
    {
        if (lengths.IsEmpty)
            throw new ArgumentException("A batch needs at least one row.", nameof(lengths));
        Grow(ref _lengths, lengths.Length);
        Grow(ref _offsets, lengths.Length);
        long total = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 1)
                throw new ArgumentException($"Row {i} has length {lengths[i]}; the shortest is 1.", nameof(lengths));
            _lengths[i] = lengths[i];
            _offsets[i] = (int)total;
            total += lengths[i];
        }
        if (total != positions)
            throw new ArgumentException($"The lengths add up to {total}, but there are {positions} ids.", nameof(lengths));
        Rows = lengths.Length;
        Positions = positions;
    }

    private void GrowIdTable(int size)
    {
        int old = _rowOfId.Length;
        if (size <= old)
            return;
        Array.Resize(ref _rowOfId, Math.Max(size, 2 * old));
        _rowOfId.AsSpan(old).Fill(-1);
    }

    private static void Grow(ref int[] array, int size)
    {
        if (array.Length < size)
            array = new int[Math.Max(size, array.Length + array.Length / 2)];
    }
}
