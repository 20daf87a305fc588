using System.Diagnostics;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("predict", "pr")]
    [InlineData("--format", "predict", "--form")]
    [InlineData("text|json|csv", "predict", "--format", "")]
    [InlineData("csv", "predict", "--format", "=", "c")]
    [InlineData("gru|lstm|rnn|transformer|cnn|mean", "train", "--encoder", "")]
    [InlineData("tutorial", "train", "--preset", "")]
    [InlineData("onnx", "export", "--format", "")]
    [InlineData("imdb", "download", "im")]
    [InlineData("sst2", "download", "ss")]
    [InlineData("fasttext-de", "download", "fasttext-de")]
    [InlineData("", "train", "--read")]
    [InlineData("my reviews.csv", "predict", "--input", "my")]
    [InlineData("my reviews.csv", "stats", "--data", "=", "my")]
    [InlineData("explain", "help", "expl")]
    [InlineData("bash|zsh|fish|pwsh|--help", "completion", "")]
    [InlineData("show|overlay|remove|--format|--output|-o|--yes|--help", "runs", "")]
    [InlineData("--yes", "runs", "remove", "--y")]
    [InlineData("my run", "runs", "show", "my")]
    [InlineData("my run", "runs", "remove", "$(touch made)", "my")]
    [InlineData("table|json", "runs", "show", "--format", "")]
    [InlineData("", "train", "--epochs", "")]
    [InlineData("", "predict", "--", "--form")]
    [InlineData("", "predict", "$(touch made)")]
    [InlineData("", "predict", "--input", "$(touch made)")]
    [InlineData("--format", "predict", "[suggest]", "`touch made`", "--form")]
    public void Bash_completes_commands_flags_values_and_files_and_runs_nothing(string expected, params string[] words)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no bash.");
            return;
        }
        _directory.Write("my reviews.csv", "text,label");
        Directory.CreateDirectory(_directory.File("runs/my run"));
        Directory.CreateDirectory(_directory.File("runs/$(touch made)"));
        CommandResult script = CommandLine.Run(_directory, "completion", "bash");
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        const string ask = """
            COMP_WORDS=(gru-sentiment "$@"); COMP_CWORD=$#; _gru_sentiment; IFS='|'; printf '%s' "${COMPREPLY[*]}"
            """;
        Assert.Equal(expected, Bash([script.Output + ask, "bash", .. words]));
        Assert.False(File.Exists(_directory.File("made")));
    }

    [Theory]
    [InlineData("zsh", "'predict --format') compadd -- text json csv; return ;;")]
    [InlineData("fish", "complete -c gru-sentiment -n '__fish_seen_subcommand_from predict' -l format -x -a 'text json csv' -d ")]
    [InlineData("pwsh", "'predict --format' = @('text', 'json', 'csv')")]
    [InlineData("zsh", "if (( CURRENT > 3 )); then compadd -- runs/*(/N:t); fi ;;")]
    [InlineData("fish", "complete -c gru-sentiment -n '__fish_seen_subcommand_from runs' -a '(path basename runs/*/ 2> /dev/null)'")]
    [InlineData("pwsh", "$runs = @('runs')")]
    public void Other_shells_have_the_same_names(string shell, string line)
    {
        CommandResult script = CommandLine.Run(_directory, "completion", shell);
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        Assert.Contains(line, script.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void A_former_name_is_not_proposed(string shell) => Assert.DoesNotContain(
        "readout", CommandLine.Run(_directory, "completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void Fish_says_what_each_flag_does_and_knows_the_data_sets()
    {
        string[] lines = CommandLine.Run(_directory, "completion", "fish").Lines;
        Assert.Contains(
            "complete -c gru-sentiment -n '__fish_seen_subcommand_from train' -l preset -x -a 'tutorial' "
                + "-d 'A named set of options; flags win over it'",
            lines);
        string sets = "complete -c gru-sentiment -n '__fish_seen_subcommand_from download' -a 'imdb sst2 glove-6b ";
        Assert.Contains(lines, line => line.StartsWith(sets, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("-d ''", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shell_that_is_not_known_is_refused()
    {
        CommandResult refused = CommandLine.Run(_directory, "completion", "tcsh");
        Assert.Equal((2, "error: SHELL: \"tcsh\" is none of bash, zsh, fish, pwsh."), (refused.ExitCode, refused.FirstError));
    }

    private string Bash(string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-c", .. arguments])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
        };
        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output;
    }
}
