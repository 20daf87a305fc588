using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What becomes of standard streams that the shell has closed.</summary>
public sealed class ClosedStreamTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdin")]
    public void A_closed_input_is_an_error(string name) => Assert.Equal(
        (1, "", "error: standard input: is closed; a file or a pipe was expected.\n"),
        RunInShell($"predict --model \"$model\" --input {name} --quiet <&-"));

    [Fact]
    public void A_closed_output_is_an_error_that_is_told() => Assert.Equal(
        (1, "", "error: standard output: is closed, and there are results to write.\n"),
        RunInShell("predict --model \"$model\" --quiet \"a great film\" >&-"));

    [Theory]
    [InlineData("predict --model \"$model\" \"a great film\" <&- >&- 2>&-")]
    [InlineData("predict --model \"$model\" \"a great film\" --format json <&- >&- 2>&-")]
    [InlineData("stats --data \"$data\" <&- >&- 2>&-")]
    [InlineData("help >&- 2>&-")]
    public void Where_all_are_closed_the_exit_code_tells_that_results_are_lost(string command) =>
        Assert.Equal((1, "", ""), RunInShell(command));

    [Fact]
    public void Notes_may_be_lost() => Assert.Equal(
        (0, "positive"), RunInShell("predict --model \"$model\" \"a great lovely superb film\" 2>&-") is var (code, output, _)
            ? (code, output.Split('\t')[0]) : default);

    private (int ExitCode, string Output, string Error) RunInShell(string command)
    {
        CommandResult result = CommandLine.RunInShell(_directory, model, $"exec \"$program\" {command}");
        return (result.ExitCode, result.Output, result.Error);
    }
}
