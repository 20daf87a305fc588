using System.Globalization;

namespace GruSentiment.Models;

/// <summary>How much memory this process may have at all, used or not.</summary>
internal static class AvailableMemory
{
    private const long Kilobyte = 1024;

    /// <summary>
    /// Bytes: on Linux the least of memory and swap, what a container may have, and <c>ulimit -v</c>; elsewhere what .NET may use.
    /// </summary>
    public static double Bytes => OperatingSystem.IsLinux() ? new[]
        {
            Field("/proc/meminfo", "MemTotal:", Kilobyte) + SwapOrNone,
            Field("/proc/self/limits", "Max address space", 1),
            Field("/sys/fs/cgroup/memory.max", "", 1),
            Field("/sys/fs/cgroup/memory/memory.limit_in_bytes", "", 1),
        }.Min()
        : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static double SwapOrNone => Field("/proc/meminfo", "SwapTotal:", Kilobyte) is var swap && double.IsFinite(swap) ? swap : 0;

    /// <summary>The first number behind a name; infinite where there is none.</summary>
    private static double Field(string file, string name, long unit)
    {
        try
        {
            string? line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            string? number = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
            return double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out double value)
                ? value * unit : double.PositiveInfinity;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return double.PositiveInfinity;
        }
    }
}
