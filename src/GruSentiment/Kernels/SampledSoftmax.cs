using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// Softmax and cross-entropy over a large vocabulary, with its gradients, against the same few sampled candidates for all rows of a batch
/// instead of the whole vocabulary (Jean et al. 2015, "On Using Very Large Target Vocabulary for Neural Machine Translation").
/// </summary>
/// <remarks>
/// Letters: R rows, H their width, M targets of a row at most, V vocabulary size, K candidates, T ids scored: the candidates, then the
/// targets that are not among them. The score of an id i is h·W[i] + offset[i]; the caller's offsets correct for how likely i was to be
/// drawn. The loss of a target is its cross-entropy among itself and the candidates: a row's further targets cost little, for its scores
/// of the candidates are the same. The same input gives the same bytes whatever the number of threads. Not for use by two threads at once.
/// </remarks>
internal sealed unsafe partial class SampledSoftmax : IDisposable
{
    /// <summary>In place of a target that a row lacks: it has no loss and no gradient.</summary>
    public const int NoTarget = -1;

    private readonly GruArithmetic _arithmetic;
    private readonly Pass _pass;
    private readonly int _threads;

    /// <summary>[V]: the place of an id in <see cref="_scored"/>; −1 outside a run, and for those not scored.</summary>
    private readonly int[] _indexOfId;
    private int[] _scored = [];
    private int _scoredCount;
    private readonly NativeBuffer<float> _gradients = new();
    private bool _disposed;

    /// <summary>Makes room for the ids; that for batches comes with the first run.</summary>
    /// <param name="vocabularySize">V.</param>
    /// <param name="width">H.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    public SampledSoftmax(int vocabularySize, int width, int threads = 0)
        : this(vocabularySize, width, threads, GruArithmetic.For())
    {
    }

    internal SampledSoftmax(int vocabularySize, int width, int threads, GruArithmetic arithmetic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (VocabularySize, Width, _arithmetic) = (vocabularySize, width, arithmetic);
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        _indexOfId = new int[vocabularySize];
        Array.Fill(_indexOfId, -1);
        _pass = new Pass(this);
    }

    /// <summary>V.</summary>
    public int VocabularySize { get; }

    /// <summary>H.</summary>
    public int Width { get; }

    /// <summary>[T]: the ids that the last run scored, each once.</summary>
    public ReadOnlySpan<int> ScoredIds => _scored.AsSpan(0, _scoredCount);

    /// <summary>[T, H]: the gradients of the scored ids' rows of W.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public ReadOnlySpan<float> Gradients
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new(_gradients.Start, _scoredCount * Width);
        }
    }

    /// <summary>Computes the mean loss of the targets, and its gradients.</summary>
    /// <param name="states">[R, H].</param>
    /// <param name="targets">[R, M]: the ids to be predicted, or <see cref="NoTarget"/>.</param>
    /// <param name="weights">W, [V, H].</param>
    /// <param name="offsets">[V].</param>
    /// <param name="candidates">[K] different ids, at least one.</param>
    /// <param name="stateGradients">[R, H], written.</param>
    /// <returns>The loss, in nats; 0 where there is no target.</returns>
    /// <exception cref="ArgumentException">A size does not fit, or an id is out of range.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public double Run(
        ReadOnlySpan<float> states, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, ReadOnlySpan<float> offsets,
        ReadOnlySpan<int> candidates, Span<float> stateGradients)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int rows = states.Length / Width;
        int perRow = rows == 0 ? 1 : Math.Max(1, targets.Length / rows);
        Expect(nameof(states), states.Length, rows * (long)Width);
        Expect(nameof(targets), targets.Length, rows * (long)perRow);
        Expect(nameof(stateGradients), stateGradients.Length, states.Length);
        Expect(nameof(weights), weights.Length, VocabularySize * (long)Width);
        Expect(nameof(offsets), offsets.Length, VocabularySize);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Length);
        int count = ListScored(candidates, targets);
        _gradients.Reserve(_scoredCount * (long)Width);
        double loss;
        fixed (float* h = states, dh = stateGradients, w = weights, o = offsets)
        fixed (int* t = targets, indexOfId = _indexOfId, scored = _scored)
        {
            loss = _pass.Run(
                h, t, rows, perRow, w, o, indexOfId, scored, _scoredCount, candidates.Length, 1f / Math.Max(1, count), dh,
                _gradients.Start);
        }
        foreach (int id in ScoredIds)
            _indexOfId[id] = -1;
        return count == 0 ? 0 : loss / count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _gradients.Dispose();
        _pass.Dispose();
    }

    /// <summary>Lists the ids to be scored.</summary>
    /// <returns>How many targets there are.</returns>
    private int ListScored(ReadOnlySpan<int> candidates, ReadOnlySpan<int> targets)
    {
        if (_scored.Length < candidates.Length + targets.Length)
            _scored = new int[candidates.Length + targets.Length];
        _scoredCount = 0;
        foreach (int id in candidates)
        {
            if ((uint)id >= (uint)VocabularySize)
                throw Refused($"Candidate {id} is not among {VocabularySize} words.", nameof(candidates));
            if (_indexOfId[id] >= 0)
                throw Refused($"Candidate {id} is there twice.", nameof(candidates));
            Add(id);
        }
        int count = 0;
        foreach (int id in targets)
        {
            if (id == NoTarget)
                continue;
            if ((uint)id >= (uint)VocabularySize)
                throw Refused($"Target {id} is not among {VocabularySize} words.", nameof(targets));
            count++;
            if (_indexOfId[id] < 0)
                Add(id);
        }
        return count;
    }

    private void Add(int id)
    {
        _indexOfId[id] = _scoredCount;
        _scored[_scoredCount++] = id;
    }

    /// <summary>Forgets what was listed, so that the next run begins anew.</summary>
    /// <returns>What to throw.</returns>
    private ArgumentException Refused(string message, string name)
    {
        foreach (int id in ScoredIds)
            _indexOfId[id] = -1;
        _scoredCount = 0;
        return new ArgumentException(message, name);
    }

    private static void Expect(string name, long found, long expected)
    {
        if (found != expected)
            throw new ArgumentException($"{name} has {found} numbers; {expected} were expected.", name);
    }
}
