using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// AdamW for weights that all have a gradient in every step: one pass over all of them, as <c>torch.optim.AdamW</c> moves them but for
/// rounding. Where the weights and gradients lie is told anew in each step.
/// </summary>
internal sealed unsafe class DenseAdamW : IPartedWork
{
    /// <summary>Numbers that one part of a step updates.</summary>
    private const int PartLength = 4096;

    private readonly GruArithmetic _arithmetic;
    private readonly AdamWOptions _options;
    private readonly float[][] _first; // Pinned.
    private readonly float[][] _second;
    private readonly nint[] _weights;
    private readonly nint[] _gradients;
    private readonly (int Weight, int Start, int Count)[] _parts;
    private AdamRates _rates;

    /// <summary>Makes an optimizer whose moments are zero.</summary>
    /// <param name="lengths">How many numbers each weight has.</param>
    /// <param name="options">Its constants; null for the defaults.</param>
    public DenseAdamW(IReadOnlyList<int> lengths, AdamWOptions? options = null)
        : this(lengths, options, GruArithmetic.For())
    {
    }

    internal DenseAdamW(IReadOnlyList<int> lengths, AdamWOptions? options, GruArithmetic arithmetic)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        (_options, _arithmetic) = (options ?? new(), arithmetic);
        _first = [.. lengths.Select(length => GC.AllocateArray<float>(length, pinned: true))];
        _second = [.. lengths.Select(length => GC.AllocateArray<float>(length, pinned: true))];
        (_weights, _gradients) = (new nint[lengths.Count], new nint[lengths.Count]);
        _parts =
        [
            .. from weight in Enumerable.Range(0, lengths.Count)
               from part in Enumerable.Range(0, (lengths[weight] + PartLength - 1) / PartLength)
               let start = part * PartLength
               select (weight, start, Math.Min(PartLength, lengths[weight] - start)),
        ];
    }

    /// <summary>Steps taken. Whoever restores the moments restores it too.</summary>
    public long Steps { get; set; }

    /// <summary>The running mean of a weight's gradients; may be written to, to restore it.</summary>
    public Span<float> FirstMoments(int weight) => _first[weight];

    /// <summary>The running mean of their squares; may be written to, to restore it.</summary>
    public Span<float> SecondMoments(int weight) => _second[weight];

    /// <summary>Says where a weight and its gradient lie in the next step.</summary>
    /// <param name="weight">Its place among the lengths.</param>
    /// <param name="values">Its numbers, in memory that does not move before the step has ended.</param>
    /// <param name="gradient">As many, in such memory too.</param>
    /// <exception cref="ArgumentException">They are not as many as the weight has.</exception>
    public void Place(int weight, Span<float> values, ReadOnlySpan<float> gradient)
    {
        int expected = _first[weight].Length;
        if (values.Length != expected || gradient.Length != expected)
        {
            throw new ArgumentException(
                $"Weight {weight} has {values.Length} numbers and a gradient of {gradient.Length}; {expected} were expected.");
        }
        fixed (float* w = values, g = gradient)
            (_weights[weight], _gradients[weight]) = ((nint)w, (nint)g);
    }

    /// <summary>One step on all weights, after each has been given its <see cref="Place"/>.</summary>
    /// <param name="learningRate">This step's.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    /// <param name="gradientFactor">What every gradient is multiplied by, to clip it.</param>
    public void Step(double learningRate, int threads = 0, double gradientFactor = 1)
    {
        Steps++;
        _rates = _options.RatesOf(learningRate, Steps, gradientFactor);
        KernelTeam.Shared.Run(this, _parts.Length, threads == 0 ? Environment.ProcessorCount : threads);
    }

    /// <inheritdoc/>
    void IPartedWork.Run(int part)
    {
        (int weight, int start, int count) = _parts[part];
        fixed (float* first = _first[weight], second = _second[weight])
        {
            _arithmetic.UpdateRow(
                (float*)_weights[weight] + start, first + start, second + start, (float*)_gradients[weight] + start, count, _rates);
        }
    }
}
