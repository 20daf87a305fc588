using Spectre.Console;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>Progress on the standard error.</summary>
internal static class LiveConsole
{
    /// <summary>Whether anything is shown: only on a terminal.</summary>
    /// <param name="quiet">Nothing is.</param>
    public static bool IsShown(bool quiet) =>
        !quiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected && !Console.IsInputRedirected;

    /// <summary>
    /// A console that writes to the standard error, past the filter of all other text: what it is given must be
    /// <see cref="ShownText"/> already.
    /// </summary>
    public static IAnsiConsole OnStandardError() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new TerminalError() });
}
