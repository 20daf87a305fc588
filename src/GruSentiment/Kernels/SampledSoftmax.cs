using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// Softmax and cross-entropy over a large vocabulary, with its gradients, against the same few drawn candidates for all rows of a batch
/// instead of the whole vocabulary (Jean et al. 2015, "On Using Very Large Target Vocabulary for Neural Machine Translation").
/// </summary>
/// <remarks>
/// Letters: R rows, H their width, V words, K candidates, T words touched: the candidates, then the targets that are none of them.
/// A word w scores h·W[w] + offset[w]; the caller's offsets make good for how likely w was to be drawn. A row's loss is that of its
/// target among target and candidates. The same input gives the same bytes whatever the number of threads. Not for two threads at once.
/// </remarks>
public sealed unsafe partial class SampledSoftmax : IDisposable
{
    /// <summary>The target of a row that has none: it has no loss and no gradient.</summary>
    public const int NoTarget = -1;

    private readonly GruArithmetic _arithmetic;
    private readonly Pass _pass;
    private readonly int _threads;
    private readonly int[] _touchedOfWord;
    private int[] _touched = [];
    private readonly NativeBuffer<float> _gradients = new();

    /// <param name="words">V.</param>
    /// <param name="width">H.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    public SampledSoftmax(int words, int width, int threads = 0)
        : this(words, width, threads, GruArithmetic.For())
    {
    }

    internal SampledSoftmax(int words, int width, int threads, GruArithmetic arithmetic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Words, Width, _arithmetic) = (words, width, arithmetic);
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        _touchedOfWord = new int[words];
        Array.Fill(_touchedOfWord, -1);
        _pass = new Pass(this);
    }

    /// <summary>V.</summary>
    public int Words { get; }

    /// <summary>H.</summary>
    public int Width { get; }

    /// <summary>[T]: the words that the last run touched, each once.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, TouchedCount);

    /// <summary>[T, H]: the gradients of their rows of W.</summary>
    public ReadOnlySpan<float> Gradients => new(_gradients.Start, TouchedCount * Width);

    private int TouchedCount { get; set; }

    /// <summary>Computes the mean loss of the rows that have a target, and its gradients.</summary>
    /// <param name="states">[R, H].</param>
    /// <param name="targets">[R]: the word to be told, or <see cref="NoTarget"/>.</param>
    /// <param name="weights">W, [V, H].</param>
    /// <param name="offsets">[V].</param>
    /// <param name="candidates">[K] different words, at least one.</param>
    /// <param name="stateGradients">[R, H], written.</param>
    /// <returns>In nats; 0 where no row has a target.</returns>
    /// <exception cref="ArgumentException">A size does not fit, or a word is out of range.</exception>
    public double Run(
        ReadOnlySpan<float> states, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, ReadOnlySpan<float> offsets, ReadOnlySpan<int> candidates,
        Span<float> stateGradients)
    {
        Expect(nameof(states), states.Length, targets.Length * (long)Width);
        Expect(nameof(stateGradients), stateGradients.Length, states.Length);
        Expect(nameof(weights), weights.Length, Words * (long)Width);
        Expect(nameof(offsets), offsets.Length, Words);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Length);
        int count = Touch(candidates, targets);
        _gradients.Reserve(TouchedCount * (long)Width);
        double loss;
        fixed (float* h = states, dh = stateGradients, w = weights, o = offsets)
        fixed (int* t = targets, touchedOfWord = _touchedOfWord, touched = _touched)
            loss = _pass.Run(h, t, targets.Length, w, o, touchedOfWord, touched, TouchedCount, candidates.Length, 1f / Math.Max(1, count), dh, _gradients.Start);
        foreach (int word in Touched)
            _touchedOfWord[word] = -1;
        return count == 0 ? 0 : loss / count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gradients.Dispose();
        _pass.Dispose();
    }

    /// <summary>Lists the words touched.</summary>
    /// <returns>Rows with a target.</returns>
    private int Touch(ReadOnlySpan<int> candidates, ReadOnlySpan<int> targets)
    {
        if (_touched.Length < candidates.Length + targets.Length)
            _touched = new int[candidates.Length + targets.Length];
        TouchedCount = 0;
        foreach (int word in candidates)
        {
            if ((uint)word >= (uint)Words || _touchedOfWord[word] >= 0)
                throw Undo($"Candidate {word} is {((uint)word < (uint)Words ? "there twice" : $"not among {Words} words")}.", nameof(candidates));
            Add(word);
        }
        int count = 0;
        foreach (int word in targets)
        {
            if (word == NoTarget)
                continue;
            if ((uint)word >= (uint)Words)
                throw Undo($"Target {word} is not among {Words} words.", nameof(targets));
            count++;
            if (_touchedOfWord[word] < 0)
                Add(word);
        }
        return count;
    }

    private void Add(int word)
    {
        _touchedOfWord[word] = TouchedCount;
        _touched[TouchedCount++] = word;
    }

    private ArgumentException Undo(string message, string name)
    {
        foreach (int word in Touched)
            _touchedOfWord[word] = -1;
        TouchedCount = 0;
        return new ArgumentException(message, name);
    }

    private static void Expect(string name, long found, long expected)
    {
        if (found != expected)
            throw new ArgumentException($"{name} has {found} numbers; {expected} were expected.", name);
    }
}
