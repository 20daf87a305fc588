using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// An embedding in training of which each step touches only the rows that occur: they are copied out as a leaf of autograd's graph, and
/// their gradient goes to <see cref="SparseRowAdamW"/>. No gradient of the whole table is ever made.
/// </summary>
/// <remarks>
/// One step at a time: <see cref="CopyRows"/>, forward, backward, perhaps clipping of the leaf's gradient, <see cref="Step"/>.
/// </remarks>
internal sealed class EmbeddingRows
{
    private readonly Tensor _table;
    private readonly int _threads;
    private int[] _ids = [];
    private int _count;

    /// <summary>Makes an optimizer for an embedding.</summary>
    /// <param name="embedding">Whose table is changed in place.</param>
    /// <param name="options">The optimizer's constants; null for its defaults.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    public EmbeddingRows(Embedding embedding, AdamWOptions? options = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        _table = embedding.weight!;
        _threads = threads;
        Optimizer = new SparseRowAdamW((int)_table.shape[0], (int)_table.shape[1], options);
    }

    /// <summary>The optimizer, with the state that a checkpoint saves.</summary>
    public SparseRowAdamW Optimizer { get; }

    /// <summary>Copies rows out of the table.</summary>
    /// <param name="ids">Distinct rows, [U], as <see cref="RaggedBatch.DistinctIds"/> has them.</param>
    /// <returns>[U, E], a leaf with a gradient. Disposed of after <see cref="Step"/>, by the caller or its dispose scope.</returns>
    public Tensor CopyRows(ReadOnlySpan<int> ids)
    {
        int width = Optimizer.Width;
        Tensor rows = empty(ids.Length, width);
        Span<float> target = TensorData.Of(rows);
        ReadOnlySpan<float> table = TensorData.Of(_table);
        for (int u = 0; u < ids.Length; u++)
            table.Slice(ids[u] * width, width).CopyTo(target[(u * width)..]);
        if (_ids.Length < ids.Length)
            _ids = new int[ids.Length];
        ids.CopyTo(_ids);
        _count = ids.Length;
        return rows.requires_grad_();
    }

    /// <summary>One step of the optimizer on the rows copied last, by the gradient of their leaf.</summary>
    /// <param name="rows">As <see cref="CopyRows"/> gave them.</param>
    /// <param name="learningRate">This step's.</param>
    /// <param name="gradientFactor">What the gradient is multiplied by, to clip it.</param>
    /// <exception cref="InvalidOperationException">They have no gradient: there was no backward.</exception>
    public void Step(Tensor rows, double learningRate, double gradientFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using Tensor gradient = (rows.grad ?? throw new InvalidOperationException("Step needs a backward pass before it.")).contiguous();
        Optimizer.Step(TensorData.Of(_table), _ids.AsSpan(0, _count), TensorData.Of(gradient), learningRate, _threads, gradientFactor);
    }

    /// <summary>Applies the weight decay that absent rows have missed, before the table is saved or measured.</summary>
    public void DecayAbsentRows() => Optimizer.DecayAbsentRows(TensorData.Of(_table));
}
