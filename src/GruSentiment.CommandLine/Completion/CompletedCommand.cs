using System.CommandLine;
using System.CommandLine.Help;
using GruSentiment.CommandLine.Flags;

namespace GruSentiment.CommandLine.Completion;

/// <summary>A command as completion sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Words">What may follow it that is no flag, where that can be listed; texts can't.</param>
/// <param name="Flags">Its flags.</param>
internal sealed record CompletedCommand(
    string Name, string Description, IReadOnlyList<string> Words, IReadOnlyList<CompletedFlag> Flags)
{
    /// <summary>All commands of a program.</summary>
    public static IReadOnlyList<CompletedCommand> Of(RootCommand root) =>
        [.. root.Subcommands.Where(command => !command.Hidden).Select(Of)];

    private static CompletedCommand Of(Command command) => new(
        command.Name,
        CompletedFlag.FirstSentence(command.Description ?? ""),
        [.. command.Arguments.OfType<NamedArgument>().SelectMany(argument => argument.Names)],
        [.. command.Options.Where(option => !option.Hidden && option is not HelpOption).Select(CompletedFlag.Of)]);
}
