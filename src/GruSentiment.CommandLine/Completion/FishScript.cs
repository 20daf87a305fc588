using System.Text;

namespace GruSentiment.CommandLine.Completion;

/// <summary>Completion in fish, which shows what each name means.</summary>
internal static class FishScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append("# Tab completion of gru-sentiment. In ~/.config/fish/config.fish: gru-sentiment completion fish | source\n");
        script.Append("complete -c gru-sentiment -e\n");
        script.Append("complete -c gru-sentiment -f\n");
        foreach (CompletedCommand command in commands)
        {
            script.Append(null, $"complete -c gru-sentiment -n __fish_use_subcommand -a {command.Name} -d {Quote(command.Description)}\n");
            string when = $"complete -c gru-sentiment -n '__fish_seen_subcommand_from {command.Name}'";
            if (command.Words.Count > 0)
                script.Append(null, $"{when} -a {Quote(string.Join(' ', command.Words))}\n");
            if (command.TakesRuns)
                script.Append(null, $"{when} -a '(path basename {CompletedCommand.Runs}/*/ 2> /dev/null)'\n");
            foreach (CompletedFlag flag in command.Flags)
                script.Append(null, $"{when} {Names(flag)}{Value(flag)} -d {Quote(flag.Description)}\n");
        }
        return script.ToString();
    }

    private static string Names(CompletedFlag flag) => string.Join(' ', flag.Names.Select(
        name => name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : $"-s {name[1..]}"));

    private static string Value(CompletedFlag flag)
    {
        string choices = flag.Choices.Count > 0 ? $" -a {Quote(string.Join(' ', flag.Choices))}" : "";
        return flag.IsPath ? $" -r -F{choices}" : flag.TakesValue ? $" -x{choices}" : "";
    }

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
