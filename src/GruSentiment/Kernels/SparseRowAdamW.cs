using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// AdamW for an embedding [V, E] that touches only the rows of tokens that occurred: of a vocabulary of 30,000 a batch has some 3,000.
/// </summary>
/// <remarks>
/// <para>How it relates to plain AdamW (Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", as
/// <c>torch.optim.AdamW</c> implements it): for a row that occurs in every step it is the same. A row that was absent for k steps had no
/// gradient in them, so its moments need only be multiplied by β₁ᵏ and β₂ᵏ, and its weights by the decay of those steps. That is done when
/// the row next occurs, and the moments are then exactly AdamW's. Bias correction counts all steps, as AdamW does.</para>
/// <para>What differs: AdamW goes on moving an absent row along its fading first moment, by some lr·m/√v in each of the next ten or twenty
/// steps; here the row stays where it is. <see cref="DecayAbsentRows"/> applies the weight decay of rows that are still absent.</para>
/// </remarks>
internal sealed unsafe class SparseRowAdamW : IPartedWork
{
    /// <summary>Rows that one part of a step updates.</summary>
    private const int RowsPerPart = 256;

    /// <summary>Steps of absence for which what is left of the moments stands in a table.</summary>
    private const int TabledSteps = 512;

    private readonly GruArithmetic _arithmetic;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _firstKept;
    private readonly float[] _secondKept;
    private readonly int[] _lastStep;
    private readonly double[] _lastDecay;

    /// <summary>The logarithm of the weight decay of all steps: a row's own lags behind it while the row is absent.</summary>
    private double _logDecay;
    private float* _weights;
    private float* _gradients;
    private int* _rows;
    private int _rowCount;
    private AdamRates _rates;

    /// <summary>Makes an optimizer whose moments are zero.</summary>
    /// <param name="rows">V.</param>
    /// <param name="width">E.</param>
    /// <param name="options">Its constants; null for the defaults.</param>
    public SparseRowAdamW(int rows, int width, AdamWOptions? options = null)
        : this(rows, width, options, GruArithmetic.For())
    {
    }

    internal SparseRowAdamW(int rows, int width, AdamWOptions? options, GruArithmetic arithmetic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Rows, Width, Options, _arithmetic) = (rows, width, options ?? new(), arithmetic);
        _first = new float[checked(rows * width)];
        _second = new float[rows * width];
        _firstKept = [.. Enumerable.Range(0, TabledSteps).Select(steps => Kept(Options.Beta1, steps))];
        _secondKept = [.. Enumerable.Range(0, TabledSteps).Select(steps => Kept(Options.Beta2, steps))];
        _lastStep = new int[rows];
        _lastDecay = new double[rows];
    }

    /// <summary>V.</summary>
    public int Rows { get; }

    /// <summary>E.</summary>
    public int Width { get; }

    /// <summary>The constants.</summary>
    public AdamWOptions Options { get; }

    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>A copy of all that later steps depend on, besides the weights and <see cref="Options"/>.</summary>
    public SparseRowAdamWState Capture() => new(Rows, Width)
    {
        Steps = Steps,
        LogDecay = _logDecay,
        FirstMoments = _first.ToArray(),
        SecondMoments = _second.ToArray(),
        LastSteps = _lastStep.ToArray(),
        LastLogDecays = _lastDecay.ToArray(),
    };

    /// <summary>Goes back to a captured state; the steps after it are then the same to the byte.</summary>
    /// <param name="state">Of this or another optimizer of the same size. It is copied, and may be restored again.</param>
    /// <exception cref="ArgumentException">It is of another size.</exception>
    public void Restore(SparseRowAdamWState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if ((state.Rows, state.Width) != (Rows, Width))
            throw new ArgumentException($"The state has {state.Rows} rows of {state.Width}; {Expected(Rows)}", nameof(state));
        CheckLength(state.FirstMoments.Length, _first.Length, nameof(state.FirstMoments));
        CheckLength(state.SecondMoments.Length, _second.Length, nameof(state.SecondMoments));
        CheckLength(state.LastSteps.Length, _lastStep.Length, nameof(state.LastSteps));
        CheckLength(state.LastLogDecays.Length, _lastDecay.Length, nameof(state.LastLogDecays));
        (Steps, _logDecay) = (state.Steps, state.LogDecay);
        state.FirstMoments.CopyTo(_first);
        state.SecondMoments.CopyTo(_second);
        state.LastSteps.CopyTo(_lastStep);
        state.LastLogDecays.CopyTo(_lastDecay);
    }

    /// <summary>One step on the rows that have a gradient.</summary>
    /// <param name="weights">[V, E], changed.</param>
    /// <param name="rows">[U] distinct rows, as <see cref="RaggedBatch.DistinctIds"/> has them.</param>
    /// <param name="gradients">[U, E].</param>
    /// <param name="learningRate">This step's.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    /// <param name="gradientFactor">What every gradient is multiplied by, to clip it.</param>
    /// <exception cref="ArgumentException">A size does not fit, or a row is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Learning rate × weight decay is not below 1.</exception>
    public void Step(
        Span<float> weights, ReadOnlySpan<int> rows, ReadOnlySpan<float> gradients, double learningRate, int threads = 0,
        double gradientFactor = 1)
    {
        Check(weights, rows, gradients);
        double decay = learningRate * Options.WeightDecay;
        if (!(decay < 1)) // NaN, too.
        {
            FormattableString expected = $"Times the weight decay, {Options.WeightDecay}, it was expected to be below 1.";
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, FormattableString.Invariant(expected));
        }
        Steps++;
        _logDecay += Math.Log(1 - decay);
        _rates = Options.RatesOf(learningRate, Steps, gradientFactor); // What a row keeps is its own.
        fixed (float* w = weights, g = gradients)
        fixed (int* r = rows)
        {
            _weights = w;
            _gradients = g;
            _rows = r;
            _rowCount = rows.Length;
            KernelTeam.Shared.Run(this, (rows.Length + RowsPerPart - 1) / RowsPerPart, threads == 0 ? Environment.ProcessorCount : threads);
        }
    }

    /// <summary>Applies the weight decay that absent rows still lack; to be called before the weights are saved or measured.</summary>
    /// <param name="weights">[V, E], changed.</param>
    public void DecayAbsentRows(Span<float> weights)
    {
        Check(weights, [], []);
        for (int row = 0; row < Rows; row++)
        {
            float decay = (float)Math.Exp(_logDecay - _lastDecay[row]);
            _lastDecay[row] = _logDecay;
            if (decay == 1)
                continue;
            foreach (ref float weight in weights.Slice(row * Width, Width))
                weight *= decay;
        }
    }

    /// <inheritdoc/>
    void IPartedWork.Run(int part)
    {
        int end = Math.Min(_rowCount, (part + 1) * RowsPerPart);
        fixed (float* first = _first, second = _second)
        {
            for (int u = part * RowsPerPart; u < end; u++)
            {
                int row = _rows[u];
                long at = row * (long)Width;
                int absent = Steps - _lastStep[row];
                AdamRates rates = _rates with
                {
                    Decay = (float)Math.Exp(_logDecay - _lastDecay[row]),
                    FirstKept = absent < TabledSteps ? _firstKept[absent] : Kept(Options.Beta1, absent),
                    SecondKept = absent < TabledSteps ? _secondKept[absent] : Kept(Options.Beta2, absent),
                };
                _arithmetic.UpdateRow(_weights + at, first + at, second + at, _gradients + u * (long)Width, Width, rates);
                _lastStep[row] = Steps;
                _lastDecay[row] = _logDecay;
            }
        }
    }

    /// <summary>What is left of a moment after some steps; nothing below 1e-30, before it is a denormal number.</summary>
    private static float Kept(double beta, int steps)
    {
        double kept = steps == 1 ? beta : Math.Pow(beta, steps);
        return kept < 1e-30 ? 0 : (float)kept;
    }

    private void Check(Span<float> weights, ReadOnlySpan<int> rows, ReadOnlySpan<float> gradients)
    {
        if (weights.Length != _first.Length)
            throw new ArgumentException($"The weights have {weights.Length} numbers; {Expected(Rows)}", nameof(weights));
        if (gradients.Length != rows.Length * (long)Width)
            throw new ArgumentException($"The gradients have {gradients.Length} numbers; {Expected(rows.Length)}", nameof(gradients));
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)Rows)
                throw new ArgumentException($"Row {row} is not among {Rows}.", nameof(rows));
        }
    }

    private string Expected(int rows) => $"{rows} rows of {Width} were expected.";

    private static void CheckLength(int found, int expected, string what)
    {
        if (found != expected)
            throw new ArgumentException($"{what} of the state has {found} numbers; {expected} were expected.");
    }
}
