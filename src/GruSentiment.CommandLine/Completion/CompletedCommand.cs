using System.CommandLine;
using System.CommandLine.Help;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Models;

namespace GruSentiment.CommandLine.Completion;

/// <summary>A command as completion sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Words">What may follow it that is no flag, where that can be listed; texts can't.</param>
/// <param name="Flags">Its flags, and those of its commands.</param>
/// <param name="TakesRuns">Whether runs follow its commands: those that are under <c>runs</c> when the tab key is pressed.</param>
internal sealed record CompletedCommand(
    string Name, string Description, IReadOnlyList<string> Words, IReadOnlyList<CompletedFlag> Flags, bool TakesRuns)
{
    /// <summary>The directory of the runs, from the working directory.</summary>
    public const string Runs = TrainedRuns.Parent;

    /// <summary>All commands of a program.</summary>
    public static IReadOnlyList<CompletedCommand> Of(RootCommand root) =>
        [.. root.Subcommands.Where(command => !command.Hidden).Select(Of)];

    private static CompletedCommand Of(Command command) => new(
        command.Name,
        CompletedFlag.FirstSentence(command.Description ?? ""),
        [
            .. command.Arguments.OfType<INamedArgument>().SelectMany(argument => argument.Names),
            .. command.Subcommands.Select(sub => sub.Name),
        ],
        [.. command.Subcommands.Prepend(command).SelectMany(one => one.Options)
            .Where(option => !option.Hidden && option is not HelpOption).DistinctBy(option => option.Name).Select(CompletedFlag.Of)],
        command.Subcommands.Any(sub => sub.Arguments.Any(argument => argument.Name.StartsWith("RUN", StringComparison.Ordinal))));
}
