using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Training.Layers;

/// <summary>A matrix [depth, columns] that others are multiplied by from the left, laid out for the kernels.</summary>
/// <param name="arithmetic">The kernels.</param>
internal sealed unsafe class PackedMatrix(GruArithmetic arithmetic) : IDisposable
{
    private readonly NativeBuffer<float> _panels = new(); // [panels][depth][2 registers]
    private int _depth;
    private int _count;

    /// <summary>Columns of the results: those of the matrix and zeros behind them, to whole pairs of registers.</summary>
    /// <param name="columns">Of the matrix.</param>
    public int Padded(int columns) => PartedAction.Blocks(columns, Width) * Width;

    private int Width => 2 * arithmetic.Lanes;

    /// <summary>Lays the matrix out.</summary>
    /// <param name="matrix">Element (k, column) lies at k · <paramref name="depthStride"/> + column · <paramref name="stride"/>.</param>
    /// <param name="depth">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="depthStride">From one row to the next.</param>
    /// <param name="stride">From one column to the next.</param>
    public void Pack(float* matrix, int depth, int columns, nint depthStride, nint stride)
    {
        (_depth, _count) = (depth, Padded(columns) / Width);
        float* target = _panels.Reserve((long)_count * depth * Width);
        for (int panel = 0; panel < _count; panel++)
        {
            int filled = Math.Min(Width, columns - panel * Width);
            for (int k = 0; k < depth; k++, target += Width)
            {
                float* source = matrix + k * depthStride + panel * Width * stride;
                for (int i = 0; i < filled; i++)
                    target[i] = source[i * stride];
                new Span<float>(target + filled, Width - filled).Clear();
            }
        }
    }

    /// <summary>target := A · matrix.</summary>
    /// <param name="a">A, [rows, depth].</param>
    /// <param name="stride">From one row of A to the next; less than the depth where rows overlap.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="target">[rows, <see cref="Padded"/>], written.</param>
    /// <param name="targetStride">From one row of it to the next.</param>
    public void Multiply(float* a, nint stride, int rows, float* target, nint targetStride)
    {
        for (int panel = 0; panel < _count; panel++)
        {
            arithmetic.StateProduct(
                a, stride, rows, _depth, _panels.Start + (long)panel * _depth * Width, target + panel * Width, targetStride);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _panels.Dispose();
}
