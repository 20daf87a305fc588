namespace GruSentiment.Kernels;

/// <summary>How a batch's rows are shared out to groups.</summary>
internal enum RowGrouping
{
    /// <summary>Few groups of the same total length: for a batch whose groups all run at once.</summary>
    Even,

    /// <summary>Rows of similar length together, the longest first: for many groups that are taken as threads become free.</summary>
    Similar,
}

/// <summary>
/// In which order a batch's positions are computed: rows sorted by length and dealt out to groups, each group's positions by time step,
/// its longest row first. A step's rows are then neighbours in memory, a row that has ended costs nothing, and padding does not exist.
/// </summary>
/// <remarks>
/// A group goes through time on one thread, its states and the recurrent weights in that core's caches. The grouping depends on the
/// lengths alone, never on the number of threads, so neither does any sum. "Slot" is a position's place in this order; for a direction
/// that reads from the end, step t of a row of length L is position L-1-t.
/// </remarks>
internal sealed unsafe class TimePlan : IDisposable
{
    private const int SimilarRows = 32;
    private const int MostEvenGroups = 64;
    private readonly NativeBuffer<int> _memory = new();
    private readonly NativeBuffer<int> _slots = new();
    private long[] _sorted = [];

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

    /// <summary>[U]: where each distinct id's positions begin in <see cref="DistinctPositions"/>; one more at the end.</summary>
    public int* DistinctStart { get; private set; }

    /// <summary>[N]: the positions of each distinct id, in order.</summary>
    public int* DistinctPositions { get; private set; }

    /// <summary>0, 1, 2 … N: the positions themselves, where every position is an input of its own.</summary>
    public int* Identity { get; private set; }

    /// <summary>[N]: the slot of a position.</summary>
    public int* SlotOfPosition(int direction) => _slots.Start + (3 * direction) * (long)Positions;

    /// <summary>[N]: the position in a slot.</summary>
    public int* PositionOfSlot(int direction) => _slots.Start + (3 * direction + 1) * (long)Positions;

    /// <summary>[N]: the distinct id in a slot, as an index into the batch's list.</summary>
    public int* DistinctOfSlot(int direction) => _slots.Start + (3 * direction + 2) * (long)Positions;

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _slots.Dispose();
    }

    /// <summary>Plans a batch.</summary>
    /// <param name="lengths">[B].</param>
    /// <param name="offsets">[B].</param>
    /// <param name="distinctOfPosition">[N].</param>
    /// <param name="distinct">U.</param>
    /// <param name="grouping">How rows are shared out.</param>
    public void Build(
        ReadOnlySpan<int> lengths, ReadOnlySpan<int> offsets, ReadOnlySpan<int> distinctOfPosition, int distinct, RowGrouping grouping)
    {
        int rows = lengths.Length;
        Positions = distinctOfPosition.Length;
        Groups = grouping == RowGrouping.Even ? EvenGroups(rows) : (rows + SimilarRows - 1) / SimilarRows;
        Sort(lengths);
        long steps = 0;
        for (int g = 0; g < Groups; g++)
            steps += lengths[(int)_sorted[grouping == RowGrouping.Even ? g : g * SimilarRows]];
        int* next = _memory.Reserve(rows + 2 * (Groups + 1) + 2 * steps + distinct + 1 + 2L * Positions);
        RowOrder = Cut(ref next, rows);
        GroupStart = Cut(ref next, Groups + 1);
        StepStart = Cut(ref next, Groups + 1);
        Active = Cut(ref next, steps);
        StepSlot = Cut(ref next, steps);
        DistinctStart = Cut(ref next, distinct + 1);
        DistinctPositions = Cut(ref next, Positions);
        Identity = Cut(ref next, Positions);
        if (grouping == RowGrouping.Even)
            Deal(rows);
        else
            Slice(rows);
        _slots.Reserve(6L * Positions);
        Lay(lengths, offsets, distinctOfPosition);
        ListPositions(distinctOfPosition, distinct);
    }

    /// <summary>
    /// Sixteen rows a group, eight in small batches: enough for the tiles of the product and for its weights to be worth loading, few
    /// enough to occupy several cores; an even number of groups, for two of them. Each group keeps a share of the weights' gradients, so very
    /// large batches have larger groups, not more.
    /// </summary>
    private static int EvenGroups(int rows) => rows switch
    {
        <= 4 => 1,
        <= 32 => 2,
        _ => Math.Min(2 * ((rows + 31) / 32), MostEvenGroups),
    };

    private static int* Cut(ref int* memory, long count)
    {
        int* start = memory;
        memory += count;
        return start;
    }

    private void Sort(ReadOnlySpan<int> lengths)
    {
        if (_sorted.Length < lengths.Length)
            _sorted = new long[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
            _sorted[i] = ((long)-lengths[i] << 32) | (uint)i;
        _sorted.AsSpan(0, lengths.Length).Sort();
    }

    /// <summary>There and back again over the groups, so that their total lengths come out even.</summary>
    private void Deal(int rows)
    {
        int* order = RowOrder;
        for (int g = 0; g < Groups; g++)
        {
            GroupStart[g] = (int)(order - RowOrder);
            for (int round = 0; round * Groups < rows; round++)
            {
                int i = round * Groups + (round % 2 == 0 ? g : Groups - 1 - g);
                if (i < rows)
                    *order++ = (int)_sorted[i];
            }
        }
        GroupStart[Groups] = rows;
    }

    private void Slice(int rows)
    {
        for (int i = 0; i < rows; i++)
            RowOrder[i] = (int)_sorted[i];
        for (int g = 0; g <= Groups; g++)
            GroupStart[g] = Math.Min(g * SimilarRows, rows);
    }

    private void Lay(ReadOnlySpan<int> lengths, ReadOnlySpan<int> offsets, ReadOnlySpan<int> distinctOfPosition)
    {
        int* slotForward = SlotOfPosition(0);
        int* slotBackward = SlotOfPosition(1);
        int* positionForward = PositionOfSlot(0);
        int* positionBackward = PositionOfSlot(1);
        int* distinctForward = DistinctOfSlot(0);
        int* distinctBackward = DistinctOfSlot(1);
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
                StepSlot[step++] = slot;
                for (int r = 0; r < active; r++, slot++)
                {
                    int row = rows[r];
                    int forward = offsets[row] + t;
                    int backward = offsets[row] + lengths[row] - 1 - t;
                    slotForward[forward] = slotBackward[backward] = slot;
                    positionForward[slot] = forward;
                    positionBackward[slot] = backward;
                    distinctForward[slot] = distinctOfPosition[forward];
                    distinctBackward[slot] = distinctOfPosition[backward];
                }
            }
        }
        StepStart[Groups] = step;
    }

    private void ListPositions(ReadOnlySpan<int> distinctOfPosition, int distinct)
    {
        new Span<int>(DistinctStart, distinct + 1).Clear();
        for (int i = 0; i < Positions; i++)
        {
            Identity[i] = i;
            DistinctStart[distinctOfPosition[i]]++;
        }
        int end = 0;
        for (int u = 0; u <= distinct; u++)
        {
            end += DistinctStart[u];
            DistinctStart[u] = end;
        }
        for (int i = Positions - 1; i >= 0; i--)
            DistinctPositions[--DistinctStart[distinctOfPosition[i]]] = i;
    }
}
