using System.Runtime.Intrinsics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public unsafe class ActivationTests
{
    private static readonly float[] Special =
        [0f, -0f, 8.2f, -8.2f, 9f, 100f, -100f, 1e30f, -1e30f, float.PositiveInfinity, float.NegativeInfinity, 1e-30f];

    private static float[] Grid => [.. Special, .. Enumerable.Range(-200_000, 400_001).Select(i => i * 0.0001f)];

    [Fact]
    public void Tanh_is_within_five_units_in_the_last_place()
    {
        foreach (Func<float, float> tanh in Tanhs())
        {
            foreach (float x in Grid)
            {
                double exact = Math.Tanh(x);
                double unit = MathF.BitIncrement(Math.Abs((float)exact)) - Math.Abs((float)exact);
                Assert.True(Math.Abs(tanh(x) - exact) <= 5 * unit, $"tanh {x} is {tanh(x)}, not {exact}.");
                Assert.InRange(tanh(x), -1f, 1f);
                Assert.Equal(-tanh(x), tanh(-x));
            }
            Assert.Equal(float.NaN, tanh(float.NaN));
        }
    }

    [Fact]
    public void Both_sigmoids_are_within_three_ten_millionths()
    {
        foreach (Func<float, float, (float, float)> sigmoids in Sigmoids())
        {
            float[] grid = Grid;
            for (int i = 0; i < grid.Length; i++)
            {
                float other = grid[(i * 7) % grid.Length];
                (float a, float b) = sigmoids(grid[i], other);
                Assert.True(Math.Abs(a - 1 / (1 + Math.Exp(-(double)grid[i]))) < 3e-7, $"σ({grid[i]}) is {a}.");
                Assert.True(Math.Abs(b - 1 / (1 + Math.Exp(-(double)other))) < 3e-7, $"σ({other}) is {b}.");
                Assert.InRange(a, 0f, 1f);
                Assert.InRange(b, 0f, 1f);
            }
        }
    }

    private static IEnumerable<Func<float, float>> Tanhs() =>
    [
        Tanh<float, ScalarOps>,
        Tanh<Vector128<float>, Vector128Ops>,
        Tanh<Vector256<float>, Vector256Ops>,
        Tanh<Vector512<float>, Vector512Ops>,
    ];

    private static IEnumerable<Func<float, float, (float, float)>> Sigmoids() =>
    [
        Two<float, ScalarOps>,
        Two<Vector128<float>, Vector128Ops>,
        Two<Vector256<float>, Vector256Ops>,
        Two<Vector512<float>, Vector512Ops>,
    ];

    private static float Tanh<V, TOps>(float x)
        where V : struct
        where TOps : struct, IVectorOps<V>
    {
        float* result = stackalloc float[16];
        TOps.Store(result, Activation<V, TOps>.Tanh(TOps.Broadcast(x)));
        return result[TOps.Lanes - 1];
    }

    private static (float, float) Two<V, TOps>(float x, float y)
        where V : struct
        where TOps : struct, IVectorOps<V>
    {
        float* result = stackalloc float[32];
        Activation<V, TOps>.TwoSigmoids(TOps.Broadcast(x), TOps.Broadcast(y), out V a, out V b);
        TOps.Store(result, a);
        TOps.Store(result + 16, b);
        return (result[0], result[16]);
    }
}
