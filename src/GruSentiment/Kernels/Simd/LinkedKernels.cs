using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GruSentiment.Kernels.Simd;

/// <summary>
/// The kernels of a program compiled ahead of time. Its compiler knows one instruction set for the whole program, the least that it may
/// run on. So the kernels are compiled once more for each wider one, and linked to it; which of them is used is decided when it runs.
/// </summary>
internal static unsafe partial class LinkedKernels
{
    private const string Library = "gru_sentiment_kernels";

    /// <summary>Whether they are linked to this program: <c>build/NativeAot.targets</c> says so. False where .NET runs it.</summary>
    [FeatureSwitchDefinition("GruSentiment.LinkedKernels")]
    public static bool AreLinked { get; } = AppContext.TryGetSwitch("GruSentiment.LinkedKernels", out bool linked) && linked;

    /// <summary>Those of the widest instruction set that this processor has; null if it has none of those linked.</summary>
    public static GruArithmetic? Best()
    {
        KernelTable table;
        return FillBest(&table) != 0 ? new LinkedArithmetic(table) : null;
    }

    /// <summary>In <c>build/best_kernels.c</c>: asks the processor, and calls the right <see cref="Fill"/>.</summary>
    /// <param name="table">Written.</param>
    /// <returns>0 where this processor has no wider instruction set.</returns>
    [LibraryImport(Library, EntryPoint = "gru_sentiment_best_kernels")]
    private static partial int FillBest(KernelTable* table);

    /// <summary>Writes the kernels of the instruction set that this very code is compiled for.</summary>
    [UnmanagedCallersOnly(EntryPoint = Library)]
    private static void Fill(KernelTable* table)
    {
        if (Vector512.IsHardwareAccelerated)
            KernelTable.Fill<Vector512<float>, Vector512Ops>(table);
        else
            KernelTable.Fill<Vector256<float>, Vector256Ops>(table);
    }
}
