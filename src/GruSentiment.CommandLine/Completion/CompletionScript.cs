using System.Text;

namespace GruSentiment.CommandLine.Completion;

/// <summary>
/// What a shell runs to complete a command line. It holds all names and asks the program nothing: it answers at once, and what stands on
/// the line is only compared, never run.
/// </summary>
internal static class CompletionScript
{
    /// <summary>The script of a shell.</summary>
    public static string Of(Shell shell, IReadOnlyList<CompletedCommand> commands) => shell switch
    {
        Shell.Bash => Bash(commands),
        Shell.Zsh => Zsh(commands),
        Shell.Fish => FishScript.Of(commands),
        _ => PowerShellScript.Of(commands),
    };

    private static string Bash(IReadOnlyList<CompletedCommand> commands) => $$"""
        # Tab completion of gru-sentiment. In ~/.bashrc: eval "$(gru-sentiment completion bash)"
        _gru_sentiment_add() {
            local word
            while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "${@}" -- "$cur")
        }
        _gru_sentiment_runs() {
            local run
            if ((COMP_CWORD < 3)); then return; fi
            compopt -o filenames 2> /dev/null
            for run in {{CompletedCommand.Runs}}/*/; do
                run="${run%/}"
                run="${run##*/}"
                if [[ "$run" != '*' && "$run" == "$cur"* ]]; then COMPREPLY+=("$run"); fi
            done
        }
        _gru_sentiment() {
            local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" i
            COMPREPLY=()
            for ((i = 1; i < COMP_CWORD; i++)); do
                if [[ "${COMP_WORDS[i]}" == -- ]]; then return; fi
            done
            if [[ "$cur" == = ]]; then cur=""; elif [[ "$prev" == = ]]; then prev="${COMP_WORDS[COMP_CWORD-2]}"; fi
            if ((COMP_CWORD == 1)); then _gru_sentiment_add -W '{{Names(commands)}}'; return; fi
            case "${COMP_WORDS[1]} $prev" in
        {{Values(commands, "_gru_sentiment_add -W '", "'", "compopt -o filenames 2> /dev/null; _gru_sentiment_add -f")}}
            esac
            case "${COMP_WORDS[1]}" in
        {{Flags(commands, "_gru_sentiment_add -W '", "'", "_gru_sentiment_runs")}}
            esac
        }
        complete -F _gru_sentiment gru-sentiment

        """;

    private static string Zsh(IReadOnlyList<CompletedCommand> commands) => $$"""
        #compdef gru-sentiment
        # Tab completion of gru-sentiment. In ~/.zshrc, behind compinit: eval "$(gru-sentiment completion zsh)"
        _gru_sentiment() {
            local prev="${words[CURRENT-1]}" dashes="${words[(i)--]}"
            if (( dashes < CURRENT )); then return; fi
            if (( CURRENT == 2 )); then compadd -- {{Names(commands)}}; return; fi
            case "${words[2]} $prev" in
        {{Values(commands, "compadd -- ", "", "_files")}}
            esac
            case "${words[2]}" in
        {{Flags(commands, "compadd -- ", "", $"if (( CURRENT > 3 )); then compadd -- {CompletedCommand.Runs}/*(/N:t); fi")}}
            esac
        }
        compdef _gru_sentiment gru-sentiment

        """;

    private static string Names(IEnumerable<CompletedCommand> commands) => string.Join(' ', commands.Select(command => command.Name));

    /// <summary>What may follow a flag. Of one whose value is a number or a name, nothing is proposed.</summary>
    private static string Values(IEnumerable<CompletedCommand> commands, string begin, string end, string files)
    {
        var lines = new StringBuilder();
        foreach (CompletedCommand command in commands)
        {
            foreach (CompletedFlag flag in command.Flags.Where(flag => flag.TakesValue || flag.IsPath))
            {
                string pattern = string.Join('|', flag.Names.Select(name => $"'{command.Name} {name}'"));
                string words = flag.Choices.Count > 0 ? $"{begin}{string.Join(' ', flag.Choices)}{end}; " : "";
                lines.Append(null, $"        {pattern}) {words}{(flag.IsPath ? files + "; " : "")}return ;;\n");
            }
        }
        return lines.ToString().TrimEnd('\n');
    }

    private static string Flags(IEnumerable<CompletedCommand> commands, string begin, string end, string runs) => string.Join('\n',
        commands.Select(command =>
            $"        {command.Name}) {begin}{string.Join(' ', Proposed(command))}{end}{(command.TakesRuns ? $"; {runs}" : "")} ;;"));

    private static IEnumerable<string> Proposed(CompletedCommand command) =>
        [.. command.Words, .. command.Flags.SelectMany(flag => flag.Names), "--help"];
}
