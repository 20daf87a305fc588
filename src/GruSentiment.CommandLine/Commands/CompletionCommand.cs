using System.CommandLine;
using GruSentiment.CommandLine.Completion;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>completion SHELL</c>: writes the script by which a shell completes the program's commands and flags.</summary>
internal static class CompletionCommand
{
    public static Command Create(RootCommand root)
    {
        var shell = new NamedArgument("SHELL", () => CompletionNames.Shells)
        {
            Description = $"The shell: {ShortList.Of(CompletionNames.Shells)}. The script's first lines say how to install it.",
        };
        var completion = new Command(
            CompletionNames.Command,
            "Writes a script for a shell, by which its tab key completes commands, flags, their values and files. It is for the installed "
                + "program gru-sentiment, not for `dotnet run`.")
        {
            shell,
        };
        completion.SetAction(result =>
        {
            string name = result.GetValue(shell) ?? "";
            int place = Array.FindIndex(ChoiceNames<Shell>.Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                throw new UsageException($"{shell.Name}: {ChoiceNames.Unknown(name, ChoiceNames<Shell>.Names)}");
            result.InvocationConfiguration.Output.Write(
                CompletionScript.Of(ChoiceNames<Shell>.Values[place], CompletedCommand.Of(root)).ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return completion;
    }
}
