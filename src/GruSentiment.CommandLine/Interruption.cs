using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GruSentiment.CommandLine;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the command to end and leave things in order, a second one ends the process at once.
/// </summary>
/// <remarks>
/// A SIGTERM soon after another is the same one: <c>timeout</c> and service managers send it to a whole group of processes, where
/// <c>dotnet run</c> or a shell forwards it once more. Ctrl-C comes once; who presses it twice means it.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>SIGXFSZ of Linux and macOS: a file has reached the limit of <c>ulimit -f</c>. The write fails, which is told.</summary>
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    /// <summary>So soon a second SIGTERM is the first.</summary>
    private static readonly TimeSpan s_forwarding = TimeSpan.FromSeconds(1);

    private readonly Lock _signals = new();
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration? _fileSize;
    private long _first;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, CommandLine.ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, CommandLine.ExitCode.Terminated));
        if (!OperatingSystem.IsWindows())
            _fileSize = PosixSignalRegistration.Create(FileSizeExceeded, context => context.Cancel = true);
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code the signal asks for; null before one came.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _fileSize?.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context, int exitCode)
    {
        lock (_signals)
        {
            if (ExitCode is not null)
            {
                bool isForwarded = exitCode == CommandLine.ExitCode.Terminated && exitCode == ExitCode
                    && Stopwatch.GetElapsedTime(_first) < s_forwarding;
                context.Cancel = isForwarded;
                return;
            }
            _first = Stopwatch.GetTimestamp();
            ExitCode = exitCode;
        }
        context.Cancel = true;
        _source.Cancel();
    }
}
