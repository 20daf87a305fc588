using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>A register of one float: for processors without vectors, and for the tests.</summary>
internal readonly unsafe struct ScalarOps : IVectorOps<float>
{
    public static int Lanes => 1;

    public static int TileRows => 4;

    public static float Load(float* source) => *source;

    public static void Store(float* target, float value) => *target = value;

    public static float Broadcast(float value) => value;

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float Divide(float a, float b) => a / b;

    public static float SquareRoot(float x) => MathF.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float PowerOfTwo(float k) => BitConverter.Int32BitsToSingle(((int)k + Powers.Bias) << Powers.Shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    public static float Clamp(float x, float bound) => x < -bound ? -bound : x > bound ? bound : x;

    public static float ZeroBelow(float x, float least) => MathF.Abs(x) < least ? 0 : x;

    public static float WhereGreater(float a, float b, float x, float y) => a > b ? x : y;

    public static float WhereSame(float a, float b, float x, float y) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) ? x : y;
}
