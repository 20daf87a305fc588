using Spectre.Console;

namespace GruSentiment.Cli.Terminal;

/// <summary>What moves on the standard error while something lasts.</summary>
internal static class LiveConsole
{
    /// <summary>Whether anything moves: only where a person looks on.</summary>
    /// <param name="quiet">Nothing does.</param>
    public static bool IsShown(bool quiet) =>
        !quiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected && !Console.IsInputRedirected;

    /// <summary>A console that writes to the standard error.</summary>
    public static IAnsiConsole OnStandardError() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
