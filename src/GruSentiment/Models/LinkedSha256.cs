using System.Runtime.InteropServices;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Models;

/// <summary>
/// The SHA-256 instructions of the processor, which .NET offers no way to call. They stand in <c>build/sha256_x64.c</c>, which
/// <c>build/NativeAot.targets</c> links to a native program as it does the kernels.
/// </summary>
internal static unsafe partial class LinkedSha256
{
    private const string Library = "gru_sentiment_kernels";

    /// <summary>Whether the program has the code, and the processor the instructions.</summary>
    public static bool IsUsable { get; } = LinkedKernels.AreLinked && Has() != 0;

    /// <summary>Adds blocks to a state.</summary>
    /// <param name="state">Eight words.</param>
    /// <param name="constants">The 64 of the standard.</param>
    /// <param name="blocks">As many times 64 bytes as there are blocks.</param>
    public static void Add(Span<uint> state, ReadOnlySpan<uint> constants, ReadOnlySpan<byte> blocks)
    {
        fixed (uint* words = state, table = constants)
        fixed (byte* bytes = blocks)
            Add(words, table, bytes, blocks.Length / PortableSha256.BlockBytes);
    }

    [LibraryImport(Library, EntryPoint = "gru_sentiment_has_sha256")]
    private static partial int Has();

    [LibraryImport(Library, EntryPoint = "gru_sentiment_sha256")]
    private static partial void Add(uint* state, uint* constants, byte* data, nint blocks);
}
