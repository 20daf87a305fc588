using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// A trained embedding and GRU for answers alone: words in, one vector of features per text out. No tape, no native library, nothing
/// kept of a text. Safe for many threads at once; a text's features do not depend on the texts it is asked with, nor on the threads.
/// </summary>
/// <remarks>Its memory lasts until <see cref="Dispose"/>, and as long as a <see cref="Forward"/> that was under way then.</remarks>
internal sealed class GruInference : IDisposable
{
    private readonly Stack<InferenceRun> _idle = []; // Locked; a ConcurrentBag takes milliseconds to make.
    private readonly Leases _leases;

    /// <summary>Takes a model's weights. The embedding is referred to, not copied.</summary>
    /// <param name="shape">The GRU's shape; its input size is the embedding dimension.</param>
    /// <param name="embedding">[V, E], a word's row at its id.</param>
    /// <param name="weights">Per layer its direction or directions: <c>l0</c>, (<c>l0_reverse</c>,) <c>l1</c>, …</param>
    /// <exception cref="ArgumentException">Sizes that do not fit the shape; the message names the place, found and expected.</exception>
    public GruInference(GruShape shape, ReadOnlyMemory<float> embedding, IReadOnlyList<GruDirectionWeights> weights)
        : this(shape, embedding, weights, GruArithmetic.For(), WordTable.DefaultBudget)
    {
    }

    /// <param name="shape">The GRU's shape; its input size is the embedding dimension.</param>
    /// <param name="embedding">[V, E], a word's row at its id.</param>
    /// <param name="weights">Per layer its direction or directions.</param>
    /// <param name="budget">Bytes of folded words kept at most.</param>
    internal GruInference(GruShape shape, ReadOnlyMemory<float> embedding, IReadOnlyList<GruDirectionWeights> weights, long budget)
        : this(shape, embedding, weights, GruArithmetic.For(), budget)
    {
    }

    internal GruInference(
        GruShape shape, ReadOnlyMemory<float> embedding, IReadOnlyList<GruDirectionWeights> weights, GruArithmetic arithmetic, long budget)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(weights);
        shape.Checked();
        if (embedding.IsEmpty || embedding.Length % shape.InputSize != 0)
        {
            throw new ArgumentException(
                $"The embedding has {embedding.Length} numbers; rows of {shape.InputSize} were expected.", nameof(embedding));
        }
        if (weights.Count != shape.Layers * shape.Directions)
        {
            throw new ArgumentException(
                $"There are weights of {weights.Count} directions; {shape.Layers} layers of {shape.Directions} were expected.",
                nameof(weights));
        }
        _leases = new Leases(this, Free);
        Shape = shape;
        Arithmetic = arithmetic;
        Panels = new GatePanels(shape.HiddenSize, arithmetic.Lanes);
        Directions = new PackedDirection[weights.Count];
        for (int i = 0; i < weights.Count; i++)
        {
            GruShape layer = shape.Layer(i / shape.Directions);
            GruParameters parameters = weights[i].Parameters;
            parameters.Check(layer);
            Directions[i] = new PackedDirection(Panels, layer.InputSize);
            Directions[i].Pack(parameters);
        }
        Words = new WordTable(embedding, shape.InputSize, Directions[..shape.Directions], Panels, arithmetic, budget);
    }

    /// <summary>The GRU's shape.</summary>
    public GruShape Shape { get; }

    /// <summary>V, the number of words.</summary>
    public int VocabularySize => Words.Words;

    internal GruArithmetic Arithmetic { get; }

    internal GatePanels Panels { get; }

    /// <summary>[layers × directions].</summary>
    internal PackedDirection[] Directions { get; }

    internal WordTable Words { get; }

    /// <summary>Reads texts.</summary>
    /// <param name="ids">[N]: the texts' word ids, one text after another, each below <see cref="VocabularySize"/>.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <param name="pooling">How a text's states become its features.</param>
    /// <param name="features">[B, D·H], written row by row.</param>
    /// <param name="threads">At most so many threads; 1 keeps to the caller's.</param>
    /// <exception cref="ArgumentException">Lengths that do not add up, an id out of range, or features of the wrong size.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, PoolingKind pooling, Span<float> features, int threads = 1)
    {
        using Leases.Lease lease = _leases.Begin();
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (features.Length != lengths.Length * (long)Shape.OutputSize)
        {
            throw new ArgumentException(
                $"Features have room for {features.Length} numbers; {lengths.Length} rows of {Shape.OutputSize} were expected.",
                nameof(features));
        }
        CheckIds(ids);
        InferenceRun run = TakeIdle() ?? new InferenceRun(this);
        try
        {
            run.Forward(ids, lengths, pooling, features, threads);
        }
        catch
        {
            run.Dispose();
            throw;
        }
        lock (_idle)
            _idle.Push(run);
    }

    /// <summary>Reads one text, and tells what the gates of the last layer are while it does.</summary>
    /// <param name="ids">[T]: the text's word ids, one at least, each below <see cref="VocabularySize"/>.</param>
    /// <param name="update">[T, D·H], written: z.</param>
    /// <param name="reset">[T, D·H], written: r.</param>
    /// <param name="threads">At most so many threads; 1 keeps to the caller's.</param>
    /// <exception cref="ArgumentException">No id, an id out of range, or gates of the wrong size.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void ReadGates(ReadOnlySpan<int> ids, Span<float> update, Span<float> reset, int threads = 1)
    {
        using Leases.Lease lease = _leases.Begin();
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfZero(ids.Length, nameof(ids));
        long size = ids.Length * (long)Shape.OutputSize;
        if (update.Length != size || reset.Length != size)
        {
            throw new ArgumentException(
                $"Gates have room for {update.Length} and {reset.Length} numbers; {ids.Length} rows of {Shape.OutputSize} were expected.",
                nameof(update));
        }
        CheckIds(ids);
        using var run = new InferenceRun(this); // Not kept for the next: its tape is as long as the text.
        run.ReadGates(ids, update, reset, threads);
    }

    /// <summary>A lease of its memory, for who reads it step by step.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    internal Leases.Lease Begin() => _leases.Begin();

    /// <inheritdoc/>
    public void Dispose() => _leases.Dispose();

    private InferenceRun? TakeIdle()
    {
        lock (_idle)
            return _idle.TryPop(out InferenceRun? run) ? run : null;
    }

    private void CheckIds(ReadOnlySpan<int> ids)
    {
        foreach (int id in ids)
        {
            if ((uint)id >= (uint)VocabularySize)
                throw new ArgumentException($"Id {id} is not in a vocabulary of {VocabularySize}.", nameof(ids));
        }
    }

    private void Free()
    {
        while (TakeIdle() is { } run)
            run.Dispose();
        Words.Dispose();
        foreach (PackedDirection direction in Directions)
            direction.Dispose();
    }
}
