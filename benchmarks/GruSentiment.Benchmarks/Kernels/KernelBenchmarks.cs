using BenchmarkDotNet.Attributes;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Benchmarks.Kernels;

/// <summary>
/// The kernels by themselves, on one thread and in the cache: one time step of a group of 16 rows, or what one adds to the gradients, at
/// every width of register that the processor has.
/// </summary>
[Config(typeof(KernelConfig))]
public unsafe class KernelBenchmarks
{
    /// <summary>Rows of a group in training.</summary>
    internal const int Rows = 16;

    /// <summary>Positions whose gradients are added at a time.</summary>
    internal const int Positions = 128;

    private readonly NativeBuffer<float> _memory = new();
    private readonly NativeBuffer<nint> _inputOfRow = new();
    private GruArithmetic _arithmetic = null!;
    private ActivationLoop _activation = null!;
    private GatePanels _panels = null!;
    private float* _states;
    private float* _next;
    private float* _tape;
    private float* _inputs;
    private float* _weights;
    private float* _stateWeights;
    private float* _share;
    private float* _scratch;
    private float* _carry;
    private float* _direct;
    private GruStep _step;
    private GruBackwardStep _backward;

    [Params(32, 128, 256)]
    public int Hidden { get; set; }

    [ParamsSource(nameof(Widths))]
    public int Bits { get; set; }

    /// <summary>Those of the processor, and a register of one float.</summary>
    public static IEnumerable<int> Widths =>
        Enum.GetValues<VectorWidth>().Where(width => width <= VectorWidths.Best).Select(width => (int)width).Order();

    [GlobalSetup]
    public void Setup()
    {
        _arithmetic = GruArithmetic.For((VectorWidth)Bits);
        _activation = ActivationLoop.For((VectorWidth)Bits);
        _panels = new GatePanels(Hidden, _arithmetic.Lanes);
        Layout();
        _step = new GruStep
        {
            Rows = Rows,
            Depth = Hidden,
            Panels = _panels.Count,
            Previous = _states,
            Next = _next,
            StateStride = _panels.StateStride,
            Recurrent = _weights,
            PanelSize = Hidden * 3 * _panels.Lanes,
            Bias = _inputs,
            Inputs = _inputs,
            InputOfRow = _inputOfRow.Start,
            Tape = _tape,
            TapeStride = _panels.TapeStride,
            Scratch = _scratch,
        };
        _backward = new GruBackwardStep
        {
            Rows = Rows,
            Panels = _panels.Count,
            Previous = _states,
            PreviousStride = _panels.StateStride,
            Tape = _tape,
            TapeStride = _panels.TapeStride,
            Carry = _carry,
            Direct = _direct,
            Stride = _panels.StateStride,
        };
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _memory.Dispose();
        _inputOfRow.Dispose();
    }

    [Benchmark]
    public void GateProduct()
    {
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            _arithmetic.GateProduct(
                _states, _panels.StateStride, Rows, Hidden, _weights + panel * Hidden * 3 * _panels.Lanes, _inputs, _scratch,
                3 * _panels.Lanes);
        }
    }

    [Benchmark]
    public void Forward() => _arithmetic.Forward(_step);

    /// <summary>In place, so that most numbers of the tape soon are 0, which takes as long as any other.</summary>
    [Benchmark]
    public void Backward() => _arithmetic.Backward(_backward);

    [Benchmark]
    public void StateProduct()
    {
        for (int pair = 0; pair < _panels.StateColumns(Hidden); pair++)
        {
            _arithmetic.StateProduct(
                _tape, _panels.TapeStride, Rows, _panels.Gates, _stateWeights + pair * _panels.Gates * 2 * _panels.Lanes,
                _carry + pair * 2 * _panels.Lanes, _panels.StateStride);
        }
    }

    [Benchmark]
    public void OuterProduct()
    {
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            _arithmetic.OuterProduct(
                _states, _panels.StateStride, null, Hidden, _tape + panel * 3 * _panels.Lanes, _panels.TapeStride, Positions,
                _share + panel * Hidden * 3 * _panels.Lanes);
        }
    }

    [Benchmark]
    public void Tanh() => _activation.Tanh(_inputs, _scratch, Rows * Hidden);

    [Benchmark]
    public void Sigmoid() => _activation.Sigmoid(_inputs, _scratch, Rows * Hidden);

    /// <summary>16 · H weights: the optimizer's own speed, not that of the memory.</summary>
    [Benchmark]
    public void AdamRow() => _arithmetic.UpdateRow(
        _share, _share + Rows * Hidden, _share + 2 * Rows * Hidden, _inputs, Rows * Hidden,
        new AdamRates(0.9999f, 0.9f, 0.1f, 0.999f, 0.001f, 1e-3f, 1, 1e-8f));

    /// <summary>One piece of memory, of numbers that no kernel drives to infinity or below 1e-38.</summary>
    private void Layout()
    {
        long states = Positions * _panels.StateStride;
        long weights = 2L * (Hidden + 2 * _panels.Lanes) * _panels.Gates;
        long[] sizes =
        [
            states, states, Positions * _panels.TapeStride, Math.Max(Rows * Hidden, Rows * (long)_panels.GateStride), weights, weights,
            Math.Max(3L * Rows * Hidden, weights), Math.Max(Rows * Hidden, Rows * 3L * _panels.Lanes), states, states,
        ];
        long total = sizes.Sum(size => (long)GatePanels.Stride((int)size));
        float* at = _memory.Reserve(total);
        var random = new Random(1);
        for (long i = 0; i < total; i++)
            at[i] = 0.1f * random.NextSingle() + 0.01f;
        int taken = 0;
        float* Next()
        {
            float* start = at;
            at += GatePanels.Stride((int)sizes[taken++]);
            return start;
        }
        _states = Next();
        _next = Next();
        _tape = Next();
        _inputs = Next();
        _weights = Next();
        _stateWeights = Next();
        _share = Next();
        _scratch = Next();
        _carry = Next();
        _direct = Next();
        nint* inputOfRow = _inputOfRow.Reserve(Rows);
        for (int row = 0; row < Rows; row++)
            inputOfRow[row] = row * _panels.GateStride;
    }
}
