using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace GruSentiment.Training;

/// <summary>Settings of libtorch that must be made before, or right when, it loads.</summary>
internal static partial class NativeRuntime
{
    /// <summary>Sets the number of threads and the seed; the first call loads libtorch.</summary>
    /// <param name="threads">Threads of torch's own operations.</param>
    /// <param name="seed">Seed of torch's generator.</param>
    public static void Prepare(int threads, int seed)
    {
        if (OperatingSystem.IsLinux())
            LetIdleThreadsSleep();
        if (get_num_threads() != threads)
            set_num_threads(threads);
        manual_seed(seed);
    }

    /// <summary>
    /// libgomp's idle threads spin, and with other work on the machine a training step then takes fifty times as long. The variable must be
    /// in the native environment: .NET's own is a copy that native code does not see.
    /// </summary>
    private static void LetIdleThreadsSleep() => _ = SetEnvironmentVariable("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
