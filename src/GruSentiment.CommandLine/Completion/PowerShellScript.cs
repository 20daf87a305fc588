using System.Text;

namespace GruSentiment.CommandLine.Completion;

/// <summary>Completion in PowerShell, which proposes files itself where there is nothing else.</summary>
internal static class PowerShellScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedCommand> commands) => $$"""
        # Tab completion of gru-sentiment. In $PROFILE: gru-sentiment completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName gru-sentiment -ScriptBlock {
            param($word, $line, $cursor)
            $proposed = @{
        {{Proposed(commands)}}
            }
            $values = @{
        {{Values(commands)}}
            }
            $runs = {{List(commands.Where(command => command.TakesRuns).Select(command => command.Name))}}
            $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
            if ($words -contains '--') { return }
            $names = if ($words.Count -lt 2) { $proposed.Keys | Sort-Object }
                elseif ($values.ContainsKey("$($words[1]) $($words[-1])")) { $values["$($words[1]) $($words[-1])"] }
                elseif ($words.Count -gt 2 -and $runs -contains $words[1]) {
                    $proposed[$words[1]]
                    Get-ChildItem -Directory -Name -ErrorAction Ignore {{CompletedCommand.Runs}}
                }
                else { $proposed[$words[1]] }
            $names | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    private static string Proposed(IEnumerable<CompletedCommand> commands) => string.Join('\n', commands.Select(command =>
        $"        '{command.Name}' = {List([.. command.Words, .. command.Flags.SelectMany(flag => flag.Names), "--help"])}"));

    private static string Values(IEnumerable<CompletedCommand> commands)
    {
        var lines = new StringBuilder();
        foreach (CompletedCommand command in commands)
        {
            foreach (CompletedFlag flag in command.Flags.Where(flag => flag.TakesValue || flag.IsPath))
            {
                foreach (string name in flag.Names)
                    lines.Append(null, $"        '{command.Name} {name}' = {List(flag.Choices)}\n");
            }
        }
        return lines.ToString().TrimEnd('\n');
    }

    private static string List(IEnumerable<string> words) => $"@({string.Join(", ", words.Select(word => $"'{word}'"))})";
}
