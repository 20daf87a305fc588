using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// What PyTorch calls <c>torch.set_flush_denormal(True)</c>, and TorchSharp does not have: numbers below 1e-38 become 0 instead of
/// costing a hundred times as much. It holds for the calling thread, and for threads that this one starts afterwards: libtorch's own, if it
/// is called before the first operation that needs them.
/// </summary>
internal static unsafe class FlushDenormals
{
    /// <summary>The name of <c>at::Context::setFlushDenormal(bool)</c> in the library.</summary>
    private static string Symbol =>
        OperatingSystem.IsWindows() ? "?setFlushDenormal@Context@at@@SA_N_N@Z" : "_ZN2at7Context16setFlushDenormalEb";

    /// <summary>Turns it on. libtorch must be loaded.</summary>
    /// <returns>Whether libtorch has it, and this processor can.</returns>
    public static bool TurnOn()
    {
        using var process = Process.GetCurrentProcess();
        string? path = process.Modules.Cast<ProcessModule>()
            .FirstOrDefault(module => module.ModuleName.Contains("torch_cpu", StringComparison.OrdinalIgnoreCase))?.FileName;
        if (path == null || !NativeLibrary.TryLoad(path, out nint library) || !NativeLibrary.TryGetExport(library, Symbol, out nint set))
            return false;
        return ((delegate* unmanaged<byte, byte>)set)(1) != 0;
    }

    /// <summary>
    /// The part of two large results that are not 0 though they are below 1e-38: a product and a gradient, computed on all threads. 0 where
    /// every thread flushes, 1 where none does.
    /// </summary>
    public static double PartLeft()
    {
        using var scope = NewDisposeScope();
        const int Count = 1 << 20;
        Tensor x = full(Count, 1e-30f).requires_grad_();
        Tensor y = x * 1e-10f * 1;
        (x * 1e-20f * 1e-20f).sum().backward();
        return (y.count_nonzero().item<long>() + x.grad!.count_nonzero().item<long>()) / (2.0 * Count);
    }
}
