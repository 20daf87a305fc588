using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// An embedding in training of which each step touches only the rows that occur: they are copied out as a leaf of autograd's graph, with
/// dropout, and their gradient goes to <see cref="SparseRowAdamW"/>. No gradient of the whole table is ever made.
/// </summary>
/// <remarks>
/// One step at a time: <see cref="CopyRows"/>, forward, backward, <see cref="GradientOf"/>, <see cref="Step"/>.
/// </remarks>
internal sealed class EmbeddingRows
{
    private readonly Tensor _table;
    private readonly int _threads;
    private int[] _ids = [];
    private int _count;
    private DropoutMask _dropout;

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

    /// <summary>Copies rows out of a table, with dropout.</summary>
    /// <param name="embedding">The table.</param>
    /// <param name="ids">Its rows [U].</param>
    /// <param name="dropout">Of numbers by row and column of the table.</param>
    /// <returns>[U, E], without a gradient.</returns>
    public static Tensor Copy(Tensor embedding, ReadOnlySpan<int> ids, DropoutMask dropout)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        int width = (int)embedding.shape[1];
        Tensor rows = empty(ids.Length, width);
        Span<float> target = TensorData.Of(rows);
        ReadOnlySpan<float> table = TensorData.Of(embedding);
        for (int u = 0; u < ids.Length; u++)
        {
            ReadOnlySpan<float> source = table.Slice(ids[u] * width, width);
            if (dropout.KeepsAll)
                source.CopyTo(target[(u * width)..]);
            else
                dropout.Apply(source, target.Slice(u * width, width), ids[u]);
        }
        return rows;
    }

    /// <summary>Copies rows out of the table.</summary>
    /// <param name="ids">Distinct rows, [U], as <see cref="RaggedBatch.DistinctIds"/> has them.</param>
    /// <param name="dropout">Of numbers by row and column of the table; none if left out.</param>
    /// <returns>[U, E], a leaf with a gradient. Disposed of after <see cref="Step"/>, by the caller or its dispose scope.</returns>
    public Tensor CopyRows(ReadOnlySpan<int> ids, DropoutMask dropout = default)
    {
        if (_ids.Length < ids.Length)
            _ids = new int[ids.Length];
        ids.CopyTo(_ids);
        (_count, _dropout) = (ids.Length, dropout);
        return Copy(_table, ids, dropout).requires_grad_();
    }

    /// <summary>The gradient of the table's rows, [U, E], which is that of their leaf but where numbers were dropped.</summary>
    /// <param name="rows">As <see cref="CopyRows"/> gave them, after the backward pass.</param>
    /// <returns>Numbers that the rows keep; only one call a step.</returns>
    /// <exception cref="InvalidOperationException">They have no gradient: there was no backward.</exception>
    public Span<float> GradientOf(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Tensor leaf = rows.grad ?? throw new InvalidOperationException("A gradient needs a backward pass before it.");
        Span<float> gradient = TensorData.Of(leaf);
        int width = Optimizer.Width;
        for (int u = 0; u < _count && !_dropout.KeepsAll; u++)
            _dropout.Apply(gradient.Slice(u * width, width), gradient.Slice(u * width, width), _ids[u]);
        return gradient;
    }

    /// <summary>One step of the optimizer on the rows copied last.</summary>
    /// <param name="gradient">As <see cref="GradientOf"/> gave it.</param>
    /// <param name="learningRate">This step's.</param>
    /// <param name="gradientFactor">What the gradient is multiplied by, to clip it.</param>
    public void Step(ReadOnlySpan<float> gradient, double learningRate, double gradientFactor = 1) =>
        Optimizer.Step(TensorData.Of(_table), _ids.AsSpan(0, _count), gradient, learningRate, _threads, gradientFactor);

    /// <summary>Applies the weight decay that absent rows have missed, before the table is saved or measured.</summary>
    public void DecayAbsentRows() => Optimizer.DecayAbsentRows(TensorData.Of(_table));
}
