using System.Diagnostics;
using System.Globalization;

namespace GruSentiment.Cli.Tests;

/// <summary>Signals to processes, where there are any.</summary>
internal static class Signals
{
    /// <summary>Sends one: <c>INT</c>, <c>TERM</c>.</summary>
    public static void Send(string signal, Process process)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Skips a test where a process can't be sent a signal, or does not see it.</summary>
    public static void SkipWithout(string signal) => Assert.SkipWhen(
        OperatingSystem.IsWindows() || (signal == "INT" && IgnoresInterrupts()), "No such signal here.");

    /// <summary>A process started in the background by a shell without job control never sees Ctrl-C, nor do its children.</summary>
    private static bool IgnoresInterrupts()
    {
        const int Interrupt = 2;
        if (!OperatingSystem.IsLinux())
            return false;
        string? ignored = File.ReadLines("/proc/self/status")
            .FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return ignored is not null && (Convert.ToUInt64(ignored[7..].Trim(), 16) >> (Interrupt - 1) & 1) == 1;
    }
}
