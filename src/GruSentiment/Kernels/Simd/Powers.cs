namespace GruSentiment.Kernels.Simd;

/// <summary>Where a float has its exponent: what powers of two are made from.</summary>
internal static class Powers
{
    /// <summary>Added to an exponent before it is stored.</summary>
    public const int Bias = 127;

    /// <summary>Bits below the exponent.</summary>
    public const int Shift = 23;

    /// <summary>2²³: added to a whole number not below 0 and smaller than it, it leaves that number in the lowest bits.</summary>
    public const float WholeBits = 1 << Shift;
}
