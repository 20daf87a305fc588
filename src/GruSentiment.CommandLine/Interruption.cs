using System.Runtime.InteropServices;

namespace GruSentiment.CommandLine;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the command to end and leave things in order, a second one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>SIGXFSZ of Linux and macOS: a file has reached the limit of <c>ulimit -f</c>. The write fails, which is told.</summary>
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration? _fileSize;

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
        if (ExitCode is not null)
            return;
        ExitCode = exitCode;
        context.Cancel = true;
        _source.Cancel();
    }
}
