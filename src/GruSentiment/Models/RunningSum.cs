using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GruSentiment.Models;

/// <summary>
/// The SHA-256 sum of bytes that come one after the other: by the system's library where there is one, else by our own code.
/// </summary>
internal sealed class RunningSum : IDisposable
{
    private readonly IncrementalHash? _hash = HasSystemSum ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private readonly PortableSha256? _portable = HasSystemSum ? null : new PortableSha256();

    /// <summary>Whether .NET finds what it takes sums with. On Linux that is OpenSSL, and without it .NET would end the program.</summary>
    private static bool HasSystemSum { get; } =
        !OperatingSystem.IsLinux() || ((string[])["libssl.so.3", "libssl.so.1.1"]).Any(name => NativeLibrary.TryLoad(name, out _));

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
