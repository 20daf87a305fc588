using System.Security.Cryptography;

namespace GruSentiment.Models;

/// <summary>SHA-256 sums as files state them: 64 hexadecimal digits, lower case.</summary>
internal static class Sha256Sum
{
    /// <summary>Number of digits.</summary>
    public const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>The sum of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        using var sum = new RunningSum();
        sum.Append(bytes);
        return sum.Finish();
    }

    /// <summary>The sum of the rest of a stream.</summary>
    public static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    /// <summary>The sum of what has been appended.</summary>
    public static string Of(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
