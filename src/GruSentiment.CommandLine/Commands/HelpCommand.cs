using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>help [COMMAND]</c>: what <c>--help</c> shows, where <c>dotnet run</c> would keep that flag to itself.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var command = new NamedArguments("COMMAND", () => root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))
        {
            Description = "The command to explain, as in `help train` and `help runs show`; by default all of them are listed.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var help = new Command("help", "Explains a command, as --help does.") { command };
        help.SetAction(result =>
        {
            string[] names = result.GetValue(command) ?? [];
            Command explained = root;
            foreach (string name in names)
            {
                explained = explained.Subcommands.FirstOrDefault(known => known.Name == name)
                    ?? throw new UsageException(UsageErrors.UnknownCommand(explained, name));
            }
            return root.Parse([.. names, "--help"]).Invoke(result.InvocationConfiguration);
        });
        return help;
    }
}
