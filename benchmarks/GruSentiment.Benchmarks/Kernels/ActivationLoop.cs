using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Benchmarks.Kernels;

/// <summary>tanh and σ over an array: within the kernels they are never called alone.</summary>
internal abstract unsafe class ActivationLoop
{
    public static ActivationLoop For(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new ActivationLoop<Vector512<float>, Vector512Ops>(),
        VectorWidth.Bits256 => new ActivationLoop<Vector256<float>, Vector256Ops>(),
        VectorWidth.Bits128 => new ActivationLoop<Vector128<float>, Vector128Ops>(),
        _ => new ActivationLoop<float, ScalarOps>(),
    };

    /// <summary>target := tanh(source); count is a multiple of 32.</summary>
    public abstract void Tanh(float* source, float* target, int count);

    /// <summary>target := σ(source), two registers at a time; count is a multiple of 32.</summary>
    public abstract void Sigmoid(float* source, float* target, int count);
}

/// <inheritdoc/>
internal sealed unsafe class ActivationLoop<V, TOps> : ActivationLoop
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Tanh(float* source, float* target, int count)
    {
        for (int i = 0; i < count; i += TOps.Lanes)
            TOps.Store(target + i, Activation<V, TOps>.Tanh(TOps.Load(source + i)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Sigmoid(float* source, float* target, int count)
    {
        for (int i = 0; i < count; i += 2 * TOps.Lanes)
        {
            Activation<V, TOps>.TwoSigmoids(TOps.Load(source + i), TOps.Load(source + i + TOps.Lanes), out V a, out V b);
            TOps.Store(target + i, a);
            TOps.Store(target + i + TOps.Lanes, b);
        }
    }
}
