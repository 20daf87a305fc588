using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The embedding and the first layer's input weights folded into one table: for a word, W_ih e + b of every direction. A row is computed
/// when its word is first met and kept, so that loading a model costs nothing and a word is multiplied once in a process's life.
/// </summary>
/// <remarks>
/// Ids go by falling frequency, so where the table would pass its budget the rarest words are left out and computed each time. Safe for
/// many threads: two that meet a word at once write the same numbers, and the word is marked only after its row is whole.
/// </remarks>
internal sealed unsafe class WordTable : IDisposable
{
    /// <summary>
    /// Bytes of rows kept at most: 28 MB. At H = 128 in both directions that is 9,100 words, the most frequent; a whole vocabulary of
    /// 30,000 would take 96 MB, most of a process that is to stay under 150.
    /// </summary>
    internal const long DefaultBudget = 28L << 20;

    /// <summary>Words computed together: a full set of tiles, their embeddings in the first-level cache.</summary>
    internal const int Block = 32;

    private readonly ReadOnlyMemory<float> _embedding;
    private readonly PackedDirection[] _directions;
    private readonly GruArithmetic _arithmetic;
    private readonly int _width;
    private readonly nint _directionStride;
    private readonly NativeBuffer<float> _rows = new();
    private readonly bool[] _known;

    public WordTable(
        ReadOnlyMemory<float> embedding, int width, PackedDirection[] directions, GatePanels panels, GruArithmetic arithmetic, long budget)
    {
        (_embedding, _width, _directions, _arithmetic) = (embedding, width, directions, arithmetic);
        _directionStride = panels.GateStride;
        Words = embedding.Length / width;
        _known = new bool[(int)Math.Min(Words, budget / (RowStride * sizeof(float)))];
        Start = _rows.ReserveUntouched(_known.Length * (long)RowStride);
    }

    /// <summary>V.</summary>
    public int Words { get; }

    /// <summary>Ids below this have a row of their own.</summary>
    public int Kept => _known.Length;

    /// <summary>The table, [kept][directions][gates].</summary>
    public float* Start { get; }

    /// <summary>From one word to the next.</summary>
    public nint RowStride => _directionStride * _directions.Length;

    /// <summary>From one direction of a word to the next.</summary>
    public nint DirectionStride => _directionStride;

    /// <summary>Whether a word's row is there.</summary>
    public bool Knows(int id) => id < _known.Length && Volatile.Read(ref _known[id]);

    /// <summary>The words of a block, of a list of words.</summary>
    /// <param name="ids">All.</param>
    /// <param name="block">From 0.</param>
    public static ReadOnlySpan<int> BlockOf(ReadOnlySpan<int> ids, int block)
    {
        ids = ids[(block * Block)..];
        return ids[..Math.Min(Block, ids.Length)];
    }

    /// <summary>Computes words' rows of the table.</summary>
    /// <param name="ids">At most <see cref="Block"/> words, each below <see cref="Kept"/>.</param>
    /// <param name="scratch">Room for <see cref="ScratchFloats"/>.</param>
    public void Keep(ReadOnlySpan<int> ids, float* scratch)
    {
        float* rows = scratch + Block * (long)_width;
        Compute(ids, rows, scratch);
        foreach (int id in ids)
        {
            long bytes = RowStride * sizeof(float);
            Buffer.MemoryCopy(rows, Start + id * (long)RowStride, bytes, bytes);
            Volatile.Write(ref _known[id], true);
            rows += RowStride;
        }
    }

    /// <summary>Computes rows.</summary>
    /// <param name="ids">At most <see cref="Block"/> words.</param>
    /// <param name="rows">[words, <see cref="RowStride"/>], written.</param>
    /// <param name="scratch">Room for <see cref="Block"/> embeddings.</param>
    public void Compute(ReadOnlySpan<int> ids, float* rows, float* scratch)
    {
        ReadOnlySpan<float> embedding = _embedding.Span;
        for (int i = 0; i < ids.Length; i++)
            embedding.Slice(ids[i] * _width, _width).CopyTo(new Span<float>(scratch + i * (long)_width, _width));
        for (int d = 0; d < _directions.Length; d++)
            _directions[d].Project(_arithmetic, scratch, _width, ids.Length, rows + d * _directionStride, RowStride);
    }

    /// <summary>Floats that <see cref="Keep"/> needs to work in.</summary>
    public long ScratchFloats => Block * (_width + (long)RowStride) + 16;

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();
}
