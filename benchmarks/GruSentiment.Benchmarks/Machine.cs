using System.Runtime.InteropServices;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Benchmarks;

/// <summary>The machine in words, for a table of results.</summary>
internal static class Machine
{
    private const string Cpu = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Processor, number of processors, width of the registers, caches, system and .NET.</summary>
    public static string Description
    {
        get
        {
            string[] parts =
            [
                Processor, $"{Environment.ProcessorCount} processors", $"{(int)VectorWidths.Best}-bit registers", .. Caches,
                RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
            ];
            return string.Join(", ", parts);
        }
    }

    private static string Processor
    {
        get
        {
            const string Linux = "/proc/cpuinfo";
            IEnumerable<string> lines = File.Exists(Linux) ? File.ReadLines(Linux) : [];
            string? model = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return model?.Split(':')[1].Trim()
                ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
                ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }

    /// <summary>Linux alone tells them in a file.</summary>
    private static IEnumerable<string> Caches
    {
        get
        {
            IEnumerable<string> caches = Directory.Exists(Cpu) ? Directory.EnumerateDirectories(Cpu, "index*").Order() : [];
            return
                from cache in caches
                let type = Read(cache, "type")
                let size = Read(cache, "size")
                where type != "Instruction" && size != ""
                select $"L{Read(cache, "level")}{(type == "Data" ? "d" : "")} {size}";
        }
    }

    /// <summary>Empty where the system does not tell it.</summary>
    private static string Read(string cache, string what)
    {
        string path = Path.Combine(cache, what);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}
