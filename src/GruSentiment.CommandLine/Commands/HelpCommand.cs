using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>help [COMMAND]</c>: what <c>--help</c> shows, where <c>dotnet run</c> would keep that flag to itself.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var command = new NamedArgument("COMMAND", () => root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))
        {
            Description = "The command to explain; by default all of them are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var help = new Command("help", "Explains a command, as --help does.") { command };
        help.SetAction(result =>
        {
            string? name = result.GetValue(command);
            if (name is not null && root.Subcommands.All(known => known.Name != name))
                throw new UsageException(UsageErrors.UnknownCommand(root, name));
            return root.Parse(name is null ? ["--help"] : [name, "--help"]).Invoke(result.InvocationConfiguration);
        });
        return help;
    }
}
