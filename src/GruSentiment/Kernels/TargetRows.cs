namespace GruSentiment.Kernels;

/// <summary>Which rows of a batch have a target, and which rows each scored id is the target of.</summary>
/// <remarks>Letters: R rows, T ids scored, as in <see cref="SampledSoftmax"/>. Its arrays are kept from batch to batch.</remarks>
internal sealed unsafe class TargetRows
{
    private int[] _rows = [];
    private int[] _rowsById = [];

    /// <summary>[T + 2]: where each id's rows begin in <see cref="_rowsById"/>; the last is room for counting.</summary>
    private int[] _start = [];

    /// <summary>Rows that have a target.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that have a target, in order.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The rows whose target is an id, in order.</summary>
    /// <param name="index">The id's place among the ids scored.</param>
    public ReadOnlySpan<int> RowsOf(int index) => _rowsById.AsSpan(_start[index], _start[index + 1] - _start[index]);

    /// <summary>Lists the rows of a batch (counting sort).</summary>
    /// <param name="targets">[R]: each row's target, negative for none.</param>
    /// <param name="rows">R.</param>
    /// <param name="indexOfId">[V]: the place of a scored id among those scored.</param>
    /// <param name="scored">T.</param>
    public void List(int* targets, int rows, int* indexOfId, int scored)
    {
        if (_rows.Length < rows)
            _rows = new int[rows];
        if (_rowsById.Length < rows)
            _rowsById = new int[rows];
        if (_start.Length < scored + 2)
            _start = new int[2 * scored + 2];
        Count = 0;
        for (int row = 0; row < rows; row++)
        {
            if (targets[row] >= 0)
                _rows[Count++] = row;
        }
        _start.AsSpan(0, scored + 2).Clear();
        foreach (int row in Rows)
            _start[indexOfId[targets[row]] + 2]++;
        for (int index = 2; index < scored + 2; index++)
            _start[index] += _start[index - 1];
        foreach (int row in Rows)
            _rowsById[_start[indexOfId[targets[row]] + 1]++] = row;
    }
}
