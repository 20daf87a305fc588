namespace GruSentiment.Kernels;

/// <summary>Which rows of a batch have a target, and where each scored id is a target.</summary>
/// <remarks>
/// Letters: R rows, M targets of a row at most, T ids scored, as in <see cref="SampledSoftmax"/>. Its arrays are kept from batch to batch.
/// </remarks>
internal sealed unsafe class TargetRows
{
    private int[] _rows = [];
    private int[] _placesById = [];

    /// <summary>[T + 2]: where each id's places begin in <see cref="_placesById"/>; the last is room for counting.</summary>
    private int[] _start = [];

    /// <summary>Rows that have a target.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that have a target, in order.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The places among the targets [R, M] that have an id, in order.</summary>
    /// <param name="index">The id's place among the ids scored.</param>
    public ReadOnlySpan<int> PlacesOf(int index) => _placesById.AsSpan(_start[index], _start[index + 1] - _start[index]);

    /// <summary>Lists the rows of a batch and the places of its targets (counting sort).</summary>
    /// <param name="targets">[R, M]: each row's targets, negative for none.</param>
    /// <param name="rows">R.</param>
    /// <param name="perRow">M.</param>
    /// <param name="indexOfId">[V]: the place of a scored id among those scored.</param>
    /// <param name="scored">T.</param>
    public void List(int* targets, int rows, int perRow, int* indexOfId, int scored)
    {
        int places = checked(rows * perRow);
        if (_rows.Length < rows)
            _rows = new int[rows];
        if (_placesById.Length < places)
            _placesById = new int[places];
        if (_start.Length < scored + 2)
            _start = new int[2 * scored + 2];
        _start.AsSpan(0, scored + 2).Clear();
        Count = 0;
        for (int row = 0; row < rows; row++)
        {
            bool has = false;
            for (int place = row * perRow; place < (row + 1) * perRow; place++)
            {
                if (targets[place] < 0)
                    continue;
                has = true;
                _start[indexOfId[targets[place]] + 2]++;
            }
            if (has)
                _rows[Count++] = row;
        }
        for (int index = 2; index < scored + 2; index++)
            _start[index] += _start[index - 1];
        for (int place = 0; place < places; place++)
        {
            if (targets[place] >= 0)
                _placesById[_start[indexOfId[targets[place]] + 1]++] = place;
        }
    }
}
