using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// AdamW for an embedding [V, E] that touches only the rows of words that occurred: of 30,000 words a batch has some 3,000.
/// </summary>
/// <remarks>
/// <para>How it relates to plain AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", as <c>torch.optim.AdamW</c> has it):
/// for a row that occurs in every step it is the same. A row that was absent for k steps has had no gradient in them, so its moments need
/// only be multiplied by β₁ᵏ and β₂ᵏ, and its weights by the decay of those steps; that is made up for when the row next occurs, and the
/// moments are then exactly AdamW's. Bias correction counts all steps, as AdamW does.</para>
/// <para>What differs is the coasting: AdamW goes on moving an absent row along its fading first moment, by some lr·m/√v in each of
/// the next ten or twenty steps; here it rests. <see cref="Settle"/> brings the decay of rows that are still absent up to date.</para>
/// </remarks>
public sealed unsafe class SparseRowAdamW : IPartedWork
{
    private const int RowsPerPart = 256;
    private readonly GruArithmetic _arithmetic;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly int[] _lastStep;
    private readonly double[] _lastDecay;
    private float* _weights;
    private float* _gradients;
    private int* _rows;
    private int _rowCount;
    private AdamRates _rates;

    /// <summary>Makes an optimizer whose moments are zero.</summary>
    /// <param name="rows">V.</param>
    /// <param name="width">E.</param>
    /// <param name="options">Its constants; null for the defaults.</param>
    public SparseRowAdamW(int rows, int width, SparseRowAdamWOptions? options = null)
        : this(rows, width, options, GruArithmetic.For())
    {
    }

    internal SparseRowAdamW(int rows, int width, SparseRowAdamWOptions? options, GruArithmetic arithmetic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Rows, Width, Options, _arithmetic) = (rows, width, options ?? new(), arithmetic);
        _first = new float[checked(rows * width)];
        _second = new float[rows * width];
        _lastStep = new int[rows];
        _lastDecay = new double[rows];
    }

    /// <summary>V.</summary>
    public int Rows { get; }

    /// <summary>E.</summary>
    public int Width { get; }

    /// <summary>The constants.</summary>
    public SparseRowAdamWOptions Options { get; }

    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The logarithm of all weight decay so far: a row's own lags behind it while the row is absent.</summary>
    public double LogDecay { get; private set; }

    /// <summary>The first moments, [V, E]; to be saved and restored with a checkpoint, as are the next three.</summary>
    public Span<float> FirstMoments => _first;

    /// <summary>The second moments, [V, E].</summary>
    public Span<float> SecondMoments => _second;

    /// <summary>[V]: the step in which each row last occurred.</summary>
    public Span<int> LastSteps => _lastStep;

    /// <summary>[V]: <see cref="LogDecay"/> as it was when each row was last brought up to date.</summary>
    public Span<double> LastLogDecays => _lastDecay;

    /// <summary>Sets the counters that a checkpoint has saved; the moments are restored through their spans.</summary>
    /// <param name="steps">As <see cref="Steps"/> was.</param>
    /// <param name="logDecay">As <see cref="LogDecay"/> was.</param>
    public void Restore(int steps, double logDecay) => (Steps, LogDecay) = (steps, logDecay);

    /// <summary>One step on the rows that have a gradient.</summary>
    /// <param name="weights">[V, E], changed.</param>
    /// <param name="rows">[U] distinct rows, as <see cref="RaggedBatch.DistinctIds"/> has them.</param>
    /// <param name="gradients">[U, E].</param>
    /// <param name="learningRate">This step's.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    /// <exception cref="ArgumentException">A size does not fit, or a row is out of range.</exception>
    public void Step(Span<float> weights, ReadOnlySpan<int> rows, ReadOnlySpan<float> gradients, double learningRate, int threads = 0)
    {
        Check(weights, rows, gradients);
        Steps++;
        LogDecay += Math.Log(1 - learningRate * Options.WeightDecay);
        _rates = new AdamRates(
            1, 0, (float)(1 - Options.Beta1), 0, (float)(1 - Options.Beta2), (float)(learningRate / (1 - Math.Pow(Options.Beta1, Steps))),
            (float)(1 / Math.Sqrt(1 - Math.Pow(Options.Beta2, Steps))), (float)Options.Epsilon);
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

    /// <summary>Applies the weight decay that absent rows still lack, before the weights are saved or looked at.</summary>
    /// <param name="weights">[V, E], changed.</param>
    public void Settle(Span<float> weights)
    {
        Check(weights, [], []);
        for (int row = 0; row < Rows; row++)
        {
            float decay = (float)Math.Exp(LogDecay - _lastDecay[row]);
            _lastDecay[row] = LogDecay;
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
                    Decay = (float)Math.Exp(LogDecay - _lastDecay[row]),
                    FirstKept = (float)(absent == 1 ? Options.Beta1 : Math.Pow(Options.Beta1, absent)),
                    SecondKept = (float)(absent == 1 ? Options.Beta2 : Math.Pow(Options.Beta2, absent)),
                };
                _arithmetic.UpdateRow(_weights + at, first + at, second + at, _gradients + u * (long)Width, Width, rates);
                _lastStep[row] = Steps;
                _lastDecay[row] = LogDecay;
            }
        }
    }

    private void Check(Span<float> weights, ReadOnlySpan<int> rows, ReadOnlySpan<float> gradients)
    {
        if (weights.Length != _first.Length)
            throw new ArgumentException($"The weights have {weights.Length} numbers; {Rows} rows of {Width} were expected.", nameof(weights));
        if (gradients.Length != rows.Length * (long)Width)
            throw new ArgumentException($"The gradients have {gradients.Length} numbers; {rows.Length} rows of {Width} were expected.", nameof(gradients));
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)Rows)
                throw new ArgumentException($"Row {row} is not among {Rows}.", nameof(rows));
        }
    }
}
