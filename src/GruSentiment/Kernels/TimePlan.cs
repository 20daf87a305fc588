using System.Runtime.InteropServices;

namespace GruSentiment.Kernels;

/// <summary>How a batch's rows are shared out to groups.</summary>
internal enum RowGrouping
{
    /// <summary>
    /// Pairs of groups of nearly the same total length, each pair of rows of similar length: for a batch whose groups run on a few threads.
    /// </summary>
    Paired,

    /// <summary>Rows of similar length together, the longest first: for many groups, each begun when a thread becomes free.</summary>
    Similar,
}

/// <summary>
/// In which order a batch's positions are computed: rows sorted by length and shared out to groups, each group's positions by time step,
/// its longest row first. A step's rows are then neighbours in memory, a row that has ended costs nothing, and padding does not exist.
/// </summary>
/// <remarks>
/// A group goes through its time steps on one thread, its states and the recurrent weights in that core's caches. The grouping depends on
/// the lengths and the size of the weights alone, never on the number of threads, so neither does any sum. "Slot" is a position's
/// place in this order; for a direction that reads from the end, step t of a row of length L is position L-1-t.
/// </remarks>
internal sealed unsafe class TimePlan : IDisposable
{
    /// <summary>Rows in a group of <see cref="RowGrouping.Similar"/>.</summary>
    private const int SimilarRows = 32;

    /// <summary>
    /// Most pairs of groups that positions are shared out to. Each group keeps a share of the weights' gradients, so that short rows have
    /// larger groups, not more.
    /// </summary>
    private const int PairsOfPositions = 8;

    /// <summary>A pair has this share of a large batch's rows, at least.</summary>
    private const int PairsOfRows = 32;

    /// <summary>Rows of the only group of a small batch.</summary>
    private const int SingleRows = 4;

    private readonly NativeBuffer<int> _memory = new();
    private readonly NativeBuffer<int> _lists = new();
    private readonly List<int> _groupStarts = [];
    private long[] _sorted = [];
    private int[] _order = [];
    private int* _firstPositions;
    private int _rows;

    /// <summary>Groups of rows.</summary>
    public int Groups { get; private set; }

    /// <summary>N.</summary>
    public int Positions { get; private set; }

    /// <summary>[B]: the batch's rows, group by group, each group's longest first.</summary>
    public int* RowOrder { get; private set; }

    /// <summary>[Groups + 1]: where each group's rows begin in <see cref="RowOrder"/>.</summary>
    public int* GroupStart { get; private set; }

    /// <summary>[Groups + 1]: where each group's steps begin in <see cref="Active"/> and <see cref="StepSlot"/>.</summary>
    public int* StepStart { get; private set; }

    /// <summary>[steps]: rows still running.</summary>
    public int* Active { get; private set; }

    /// <summary>[steps]: the first slot of the step.</summary>
    public int* StepSlot { get; private set; }

    /// <summary>[N]: for each slot that of the same row's step before; its own at the first step.</summary>
    public int* SlotBefore { get; private set; }

    /// <summary>
    /// [U + 1]: where each distinct id's positions begin in <see cref="DistinctPositions"/>; see <see cref="ListPositions"/>.
    /// </summary>
    public int* DistinctStart => _lists.Start;

    /// <summary>[N]: the positions of each distinct id, in order; see <see cref="ListPositions"/>.</summary>
    public int* DistinctPositions { get; private set; }

    /// <summary>
    /// [B in row order]: the position that each row's first step reads; each next step's is one <see cref="Stride"/> further.
    /// </summary>
    /// <param name="direction">0 forward, 1 backward.</param>
    public int* FirstPosition(int direction) => _firstPositions + direction * _rows;

    /// <summary>1 forward, -1 backward.</summary>
    public static int Stride(int direction) => direction == 0 ? 1 : -1;

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _lists.Dispose();
    }

    /// <summary>Plans a batch.</summary>
    /// <param name="lengths">[B].</param>
    /// <param name="offsets">[B].</param>
    /// <param name="positions">N.</param>
    /// <param name="grouping">How rows are shared out.</param>
    /// <param name="rows">Rows of a group in a pair, unless they are short.</param>
    public void Build(ReadOnlySpan<int> lengths, ReadOnlySpan<int> offsets, int positions, RowGrouping grouping, int rows)
    {
        _rows = lengths.Length;
        Positions = positions;
        Sort(lengths);
        if (grouping == RowGrouping.Paired)
            GroupInPairs(lengths, 2 * rows);
        else
            GroupSimilar();
        Groups = _groupStarts.Count;
        _groupStarts.Add(_rows);
        long steps = 0;
        for (int g = 0; g < Groups; g++)
            steps += lengths[_order[_groupStarts[g]]];
        int* next = _memory.Reserve(3L * _rows + 2 * (Groups + 1) + 2 * steps + positions);
        RowOrder = Allocate(ref next, _rows);
        _firstPositions = Allocate(ref next, 2L * _rows);
        GroupStart = Allocate(ref next, Groups + 1);
        StepStart = Allocate(ref next, Groups + 1);
        Active = Allocate(ref next, steps);
        StepSlot = Allocate(ref next, steps);
        SlotBefore = Allocate(ref next, positions);
        _order.AsSpan(0, _rows).CopyTo(new Span<int>(RowOrder, _rows));
        CollectionsMarshal.AsSpan(_groupStarts).CopyTo(new Span<int>(GroupStart, Groups + 1));
        LayOutSteps(lengths, offsets);
    }

    /// <summary>Lists the positions of each distinct id, which only the backward pass needs.</summary>
    /// <param name="distinctOfPosition">[N].</param>
    /// <param name="distinct">U.</param>
    public void ListPositions(ReadOnlySpan<int> distinctOfPosition, int distinct)
    {
        int* start = _lists.Reserve(distinct + 1L + Positions);
        DistinctPositions = start + distinct + 1;
        new Span<int>(start, distinct + 1).Clear();
        foreach (int id in distinctOfPosition)
            start[id]++;
        int end = 0;
        for (int u = 0; u <= distinct; u++)
        {
            end += start[u];
            start[u] = end;
        }
        for (int i = Positions - 1; i >= 0; i--)
            DistinctPositions[--start[distinctOfPosition[i]]] = i;
    }

    private static int* Allocate(ref int* memory, long count)
    {
        int* start = memory;
        memory += count;
        return start;
    }

    private void Sort(ReadOnlySpan<int> lengths)
    {
        if (_sorted.Length < lengths.Length)
            (_sorted, _order) = (new long[lengths.Length], new int[lengths.Length]);
        for (int i = 0; i < lengths.Length; i++)
            _sorted[i] = ((long)-lengths[i] << 32) | (uint)i;
        _sorted.AsSpan(0, lengths.Length).Sort();
        _groupStarts.Clear();
    }

    /// <summary>
    /// Cuts the sorted rows into pairs of groups. A pair's rows are dealt out in turn, to one group and the other, the other and the one,
    /// so that their total lengths come out nearly the same.
    /// </summary>
    private void GroupInPairs(ReadOnlySpan<int> lengths, int pairRows)
    {
        int end;
        for (int start = 0; start < _rows; start = end)
        {
            end = PairEnd(lengths, start, pairRows);
            int rows = end - start;
            int one = start, other = _rows <= SingleRows ? end : start + rows / 4 * 2 + Math.Min(rows % 4, 1);
            _groupStarts.Add(start);
            if (other < end)
                _groupStarts.Add(other);
            for (int i = start; i < end; i++)
            {
                bool first = other == end || (i - start) % 4 is 0 or 3;
                _order[first ? one++ : other++] = (int)_sorted[i];
            }
        }
    }

    /// <summary>Where a pair of groups ends that begins at a sorted row: it has its share of the rows and of the positions.</summary>
    private int PairEnd(ReadOnlySpan<int> lengths, int start, int pairRows)
    {
        int leastRows = Math.Max(pairRows, _rows / PairsOfRows);
        int leastPositions = Positions / PairsOfPositions;
        int positions = 0;
        int end = start;
        for (; end < _rows && (end - start < leastRows || positions < leastPositions); end++)
            positions += lengths[(int)_sorted[end]];
        int left = 0;
        for (int i = end; i < _rows; i++)
            left += lengths[(int)_sorted[i]];
        return _rows - end < leastRows / 2 || left < leastPositions / 2 ? _rows : end;
    }

    private void GroupSimilar()
    {
        for (int i = 0; i < _rows; i++)
        {
            _order[i] = (int)_sorted[i];
            if (i % SimilarRows == 0)
                _groupStarts.Add(i);
        }
    }

    private void LayOutSteps(ReadOnlySpan<int> lengths, ReadOnlySpan<int> offsets)
    {
        for (int r = 0; r < _rows; r++)
        {
            int row = RowOrder[r];
            FirstPosition(0)[r] = offsets[row];
            FirstPosition(1)[r] = offsets[row] + lengths[row] - 1;
        }
        int step = 0, slot = 0;
        for (int g = 0; g < Groups; g++)
        {
            StepStart[g] = step;
            int* rows = RowOrder + GroupStart[g];
            int active = GroupStart[g + 1] - GroupStart[g];
            for (int t = 0; t < lengths[rows[0]]; t++)
            {
                while (lengths[rows[active - 1]] <= t)
                    active--;
                Active[step] = active;
                StepSlot[step] = slot;
                int before = t == 0 ? slot : StepSlot[step - 1];
                for (int r = 0; r < active; r++)
                    SlotBefore[slot++] = before++;
                step++;
            }
        }
        StepStart[Groups] = step;
    }
}
