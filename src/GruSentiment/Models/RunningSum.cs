using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GruSentiment.Models;

/// <summary>
/// The SHA-256 sum of bytes that come one after the other: by our own code where the processor's instructions are linked or there is no
/// library of the system, else by that.
/// </summary>
internal sealed class RunningSum : IDisposable
{
    private readonly IncrementalHash? _hash = IsSystems ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private readonly PortableSha256? _portable = IsSystems ? null : new PortableSha256();

    /// <summary>
    /// Whether .NET takes the sums. It takes them with OpenSSL on Linux, and without OpenSSL it would end the program. To load OpenSSL
    /// takes longer than the sum of a model.
    /// </summary>
    private static bool IsSystems { get; } = !LinkedSha256.IsUsable
        && (!OperatingSystem.IsLinux() || ((string[])["libssl.so.3", "libssl.so.1.1"]).Any(name => NativeLibrary.TryLoad(name, out _)));

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash?.AppendData(bytes);
        _portable?.Append(bytes);
    }

    /// <summary>The sum of all that was added, as <see cref="Sha256Sum"/> states it. Nothing may be added after it.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash?.GetCurrentHash() ?? _portable!.Finish());

    /// <inheritdoc/>
    public void Dispose() => _hash?.Dispose();
}
