using System.Runtime.InteropServices;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>Ends a process with the one that started it, even while it is stopped and cannot see that its input has ended.</summary>
internal static partial class ParentDeath
{
    private const int SetSignal = 1;
    private const nint Kill = 9;

    /// <summary>Linux alone has it. Elsewhere a process sees its input end; on macOS only once it is told to go on.</summary>
    public static void EndsThisProcess()
    {
        if (OperatingSystem.IsLinux())
            _ = ControlProcess(SetSignal, Kill, 0, 0, 0);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ControlProcess(int option, nint second, nint third, nint fourth, nint fifth);
}
