using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>The standard output or error where it is no terminal, in UTF-8 without a mark. A failure to write says which it was.</summary>
/// <param name="inner">The stream itself; null where it was closed when the program began.</param>
/// <param name="mayBeLost">Whether what can't be written is ignored: notes on the standard error are not worth failing for.</param>
internal sealed class StandardStream(Stream? inner, bool mayBeLost) : Stream
{
    private const int BrokenPipe = 32; // EPIPE

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The standard error for what moves on a terminal; it may do there what <see cref="ShownText"/> keeps others from.</summary>
    public static TextWriter TerminalError { get; private set; } = TextWriter.Null;

    /// <summary>The same of the standard output, for text in colours.</summary>
    public static TextWriter TerminalOutput { get; private set; } = TextWriter.Null;

    /// <summary>Makes <see cref="Console"/> write through such streams, each line at once, and nothing that a terminal obeys.</summary>
    public static void UseForConsole()
    {
        if (!StandardHandle.IsOpen(StandardHandle.Output) || Console.IsOutputRedirected)
            Console.SetOut(Writer(new StandardStream(OpenOrNone(StandardHandle.Output, Console.OpenStandardOutput), mayBeLost: false)));
        else
            Console.OutputEncoding = Utf8;
        if (!StandardHandle.IsOpen(StandardHandle.Error) || Console.IsErrorRedirected)
            Console.SetError(Writer(new StandardStream(OpenOrNone(StandardHandle.Error, Console.OpenStandardError), mayBeLost: true)));
        TerminalError = Console.Error;
        TerminalOutput = Console.Out;
        Console.SetOut(new ShownWriter(Console.Out));
        Console.SetError(new ShownWriter(Console.Error));

        static StreamWriter Writer(Stream stream) => new(stream, Utf8) { AutoFlush = true };
    }

    /// <summary>
    /// The standard output for a flow of results, which ends in <see cref="OutputClosedException"/> where nobody reads it any more.
    /// </summary>
    public static Stream OpenOutput() => new StandardStream(
        OpenOrNone(StandardHandle.Output, () => OpenPipe() ?? Console.OpenStandardOutput()), mayBeLost: false);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (inner is null && !mayBeLost)
            throw new GruSentimentException($"standard output: is closed, and there are results to write.");
        try
        {
            inner?.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (mayBeLost)
                return;
            if (!OperatingSystem.IsWindows() && e.HResult == BrokenPipe)
                throw new OutputClosedException();
            throw new GruSentimentException($"standard output: can't be written to: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner?.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private static Stream? OpenOrNone(int handle, Func<Stream> open) => StandardHandle.IsOpen(handle) ? open() : null;

    /// <summary>
    /// A pipe on its own handle: the console's stream takes one that nobody reads for a success, and would go on for ever.
    /// </summary>
    private static FileStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return null;
        try
        {
            var stream = new FileStream(new SafeFileHandle(StandardHandle.Output, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? null : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // No such handle: the console's stream will say so.
        }
    }
}
