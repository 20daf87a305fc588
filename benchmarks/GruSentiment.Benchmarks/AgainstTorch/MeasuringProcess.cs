using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// A process that measures, seen from the one that asks. What idle threads do is settled when libtorch loads, so each policy needs a
/// process of its own. Spinning threads would disturb the others: while it is not asked, the whole process is stopped by a signal.
/// </summary>
internal sealed partial class MeasuringProcess : IDisposable
{
    private readonly Process _process;

    private MeasuringProcess(Process process) => _process = process;

    /// <summary>Whether a process can be stopped here, and so whether a spinning pool can be measured.</summary>
    public static bool CanStop => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>What it said when it was ready.</summary>
    public Greeting Greeting { get; private set; } = null!;

    /// <summary>Starts one for nn.GRU.</summary>
    public static MeasuringProcess StartTorch(WaitPolicy policy, string? data)
    {
        ProcessStartInfo start = StartOf(MeasuringLoop.Torch, data);
        start.Environment["OMP_WAIT_POLICY"] = policy == WaitPolicy.Active ? "ACTIVE" : "PASSIVE";
        return Start(start);
    }

    /// <summary>Starts one for the kernels.</summary>
    public static MeasuringProcess StartKernels(string? data) => Start(StartOf(MeasuringLoop.Kernels, data));

    /// <summary>Asks for steps, and waits for the answer.</summary>
    /// <exception cref="GruSentimentException">The process has ended; it has written why.</exception>
    public StepReply Ask(StepRequest request)
    {
        Signal(go: true);
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        StepReply reply = Read<StepReply>();
        Signal(go: false);
        return reply;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
        _process.Dispose();
    }

    private static MeasuringProcess Start(ProcessStartInfo start)
    {
        var started = new MeasuringProcess(Process.Start(start)!);
        try
        {
            started.Greeting = started.Read<Greeting>();
            started.Signal(go: false);
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo StartOf(string what, string? data)
    {
        string program = Environment.ProcessPath!;
        bool host = Path.GetFileNameWithoutExtension(program) == "dotnet";
        IEnumerable<string> assembly = host ? [typeof(MeasuringProcess).Assembly.Location] : [];
        IEnumerable<string> arguments = [.. assembly, MeasuringLoop.Command, what, .. data == null ? [] : (string[])[data]];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment.Remove("GOMP_SPINCOUNT"); // It would overrule the policy.
        return start;
    }

    private T Read<T>()
    {
        string line = _process.StandardOutput.ReadLine()
            ?? throw new GruSentimentException($"A measuring process has ended; expected a {typeof(T).Name}.");
        return JsonSerializer.Deserialize<T>(line)!;
    }

    private void Signal(bool go)
    {
        if (CanStop)
            _ = Kill(_process.Id, OperatingSystem.IsMacOS() ? (go ? 19 : 17) : go ? 18 : 19);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
