using System.CommandLine;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>A command as a person types it: behind those that it belongs to, as in <c>runs show</c>.</summary>
internal static class CommandName
{
    /// <summary>The name; empty for the program itself.</summary>
    public static string Of(Command command) =>
        command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Take(1).Select(Of))} {command.Name}".TrimStart();
}
