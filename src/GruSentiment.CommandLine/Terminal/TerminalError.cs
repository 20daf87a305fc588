using System.Text;
using Spectre.Console;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>The standard error as a terminal on which things move.</summary>
internal sealed class TerminalError : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput _size = new(StandardStream.TerminalError);

    public TextWriter Writer => StandardStream.TerminalError;

    public bool IsTerminal => !Console.IsErrorRedirected;

    public int Width => _size.Width;

    public int Height => _size.Height;

    public void SetEncoding(Encoding encoding)
    {
        // It is UTF-8 already.
    }
}
