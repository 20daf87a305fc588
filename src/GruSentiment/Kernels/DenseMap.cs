using System.Numerics;

namespace GruSentiment.Kernels;

/// <summary>
/// A linear map in use: y = W x + b, of one row or many. A row's result is the same, bit for bit, whatever rows it comes with. Safe for
/// many threads.
/// </summary>
internal sealed unsafe class DenseMap
{
    /// <summary>Vectors of results that are summed at the same time: enough sums to hide how long one addition takes.</summary>
    private const int Sums = 8;

    private static readonly int s_block = Sums * Vector<float>.Count;

    private readonly float[] _packed; // [block][input][results of the block]
    private readonly float[] _bias; // [blocks of results]

    /// <param name="weight">W [outputs, inputs], row-major, as PyTorch has it.</param>
    /// <param name="bias">b, added up; each [outputs].</param>
    /// <param name="outputs">Results of a row.</param>
    public DenseMap(float[] weight, int outputs, params ReadOnlySpan<float[]> bias)
    {
        (Inputs, Outputs) = (weight.Length / outputs, outputs);
        int blocks = (outputs + s_block - 1) / s_block;
        _packed = new float[blocks * s_block * Inputs];
        _bias = new float[blocks * s_block];
        for (int output = 0; output < outputs; output++)
        {
            int start = output / s_block * s_block * Inputs + output % s_block;
            for (int input = 0; input < Inputs; input++)
                _packed[start + input * s_block] = weight[output * Inputs + input];
            foreach (float[] values in bias)
                _bias[output] += values[output];
        }
    }

    /// <summary>Numbers in a row.</summary>
    public int Inputs { get; }

    /// <summary>Results of a row.</summary>
    public int Outputs { get; }

    /// <summary>Writes y = W x + b for each row.</summary>
    /// <param name="x">The rows, <paramref name="stride"/> from one to the next; they may overlap.</param>
    /// <param name="stride">Numbers from the start of a row to that of the next.</param>
    /// <param name="y">[rows, <see cref="Outputs"/>].</param>
    public void Apply(ReadOnlySpan<float> x, int stride, Span<float> y)
    {
        int rows = y.Length / Outputs;
        if (rows == 0 || x.Length < (rows - 1) * stride + Inputs)
            throw new ArgumentException($"{x.Length} numbers are too few for {rows} rows of {Inputs}.", nameof(x));
        fixed (float* from = x, to = y, bias = _bias)
            Run(from, stride, to, rows, bias, isAdded: false);
    }

    /// <summary>Adds W x, of one row, to what stands there. The bias is left out.</summary>
    /// <param name="x">[<see cref="Inputs"/>].</param>
    /// <param name="y">[<see cref="Outputs"/>].</param>
    public void Add(ReadOnlySpan<float> x, Span<float> y)
    {
        if (x.Length != Inputs || y.Length != Outputs)
            throw new ArgumentException($"{x.Length} numbers for {y.Length}; {Inputs} for {Outputs} were expected.", nameof(x));
        fixed (float* from = x, to = y)
            Run(from, 0, to, 1, null, isAdded: true);
    }

    private void Run(float* x, int stride, float* y, int rows, float* bias, bool isAdded)
    {
        float* results = stackalloc float[s_block];
        fixed (float* packed = _packed)
        {
            for (int start = 0; start < Outputs; start += s_block)
            {
                int count = Math.Min(s_block, Outputs - start);
                for (int row = 0; row < rows; row++)
                {
                    float* target = y + (long)row * Outputs + start;
                    for (int i = 0; i < s_block; i++)
                        results[i] = !isAdded ? bias[start + i] : i < count ? target[i] : 0;
                    AddBlock(x + (long)row * stride, Inputs, packed + (long)start * Inputs, results);
                    new ReadOnlySpan<float>(results, count).CopyTo(new Span<float>(target, count));
                }
            }
        }
    }

    private static void AddBlock(float* x, int inputs, float* packed, float* results)
    {
        int step = Vector<float>.Count;
        Vector<float> y0 = Vector.Load(results), y1 = Vector.Load(results + step);
        Vector<float> y2 = Vector.Load(results + 2 * step), y3 = Vector.Load(results + 3 * step);
        Vector<float> y4 = Vector.Load(results + 4 * step), y5 = Vector.Load(results + 5 * step);
        Vector<float> y6 = Vector.Load(results + 6 * step), y7 = Vector.Load(results + 7 * step);
        for (int i = 0; i < inputs; i++, packed += Sums * step)
        {
            var factor = new Vector<float>(x[i]);
            y0 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed), y0);
            y1 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + step), y1);
            y2 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 2 * step), y2);
            y3 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 3 * step), y3);
            y4 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 4 * step), y4);
            y5 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 5 * step), y5);
            y6 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 6 * step), y6);
            y7 = Vector.MultiplyAddEstimate(factor, Vector.Load(packed + 7 * step), y7);
        }
        y0.Store(results);
        y1.Store(results + step);
        y2.Store(results + 2 * step);
        y3.Store(results + 3 * step);
        y4.Store(results + 4 * step);
        y5.Store(results + 5 * step);
        y6.Store(results + 6 * step);
        y7.Store(results + 7 * step);
    }
}
