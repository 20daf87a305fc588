namespace GruSentiment.Kernels;

/// <summary>How a batch's rows are shared out to groups.</summary>
internal enum RowGrouping
{
    /// <summary>Few groups of nearly the same total length: for a batch whose groups all run at once.</summary>
    Even,

    /// <summary>Rows of similar length together, the longest first: for many groups, each begun when a thread becomes free.</summary>
    Similar,
}

/// <summary>
/// In which order a batch's positions are computed: rows sorted by length and shared out to groups, each group's positions by time step,
/// its longest row first. A step's rows are then neighbours in memory, a row that has ended costs nothing, and padding does not exist.
/// </summary>
/// <remarks>
/// A group goes through its time steps on one thread, its states and the recurrent weights in that core's caches. The grouping depends on
/// the lengths alone, never on the number of threads, so neither does any sum. "Slot" is a position's place in this order; for a direction
/// that reads from the end, step t of a row of length L is position L-1-t.
/// </remarks>
internal sealed unsafe class TimePlan : IDisposable
{
    /// <summary>Rows in a group of <see cref="RowGrouping.Similar"/>.</summary>
    private const int SimilarRows = 32;

    /// <summary>Most groups of <see cref="RowGrouping.Even"/>.</summary>
    private const int MostEvenGroups = 64;

    private readonly NativeBuffer<int> _memory = new();
    private readonly NativeBuffer<int> _lists = new();
    private long[] _sorted = [];
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
    public void Build(ReadOnlySpan<int> lengths, ReadOnlySpan<int> offsets, int positions, RowGrouping grouping)
    {
        _rows = lengths.Length;
        Positions = positions;
        Groups = grouping == RowGrouping.Even ? EvenGroups(_rows) : (_rows + SimilarRows - 1) / SimilarRows;
        Sort(lengths);
        long steps = 0;
        for (int g = 0; g < Groups; g++)
            steps += lengths[(int)_sorted[grouping == RowGrouping.Even ? g : g * SimilarRows]];
        int* next = _memory.Reserve(3L * _rows + 2 * (Groups + 1) + 2 * steps);
        RowOrder = Allocate(ref next, _rows);
        _firstPositions = Allocate(ref next, 2L * _rows);
        GroupStart = Allocate(ref next, Groups + 1);
        StepStart = Allocate(ref next, Groups + 1);
        Active = Allocate(ref next, steps);
        StepSlot = Allocate(ref next, steps);
        if (grouping == RowGrouping.Even)
            GroupEvenly();
        else
            GroupSimilar();
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

    /// <summary>
    /// Sixteen rows a group, eight in small batches: enough for the tiles of the product and for its weights to be worth loading, few
    /// enough to occupy several cores; an even number of groups, for two of them. Each group keeps a share of the weights' gradients, so
    /// very large batches have larger groups, not more.
    /// </summary>
    private static int EvenGroups(int rows) => rows switch
    {
        <= 4 => 1,
        <= 32 => 2,
        _ => Math.Min(2 * ((rows + 31) / 32), MostEvenGroups),
    };

    private static int* Allocate(ref int* memory, long count)
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

    /// <summary>
    /// Shares out the sorted rows one by one, from the first group to the last and then from the last to the first, so that the groups'
    /// total lengths come out nearly the same.
    /// </summary>
    private void GroupEvenly()
    {
        int* order = RowOrder;
        for (int g = 0; g < Groups; g++)
        {
            GroupStart[g] = (int)(order - RowOrder);
            for (int round = 0; round * Groups < _rows; round++)
            {
                int i = round * Groups + (round % 2 == 0 ? g : Groups - 1 - g);
                if (i < _rows)
                    *order++ = (int)_sorted[i];
            }
        }
        GroupStart[Groups] = _rows;
    }

    private void GroupSimilar()
    {
        for (int i = 0; i < _rows; i++)
            RowOrder[i] = (int)_sorted[i];
        for (int g = 0; g <= Groups; g++)
            GroupStart[g] = Math.Min(g * SimilarRows, _rows);
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
                StepSlot[step++] = slot;
                slot += active;
            }
        }
        StepStart[Groups] = step;
    }
}
