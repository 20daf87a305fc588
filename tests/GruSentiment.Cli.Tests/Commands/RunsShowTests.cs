using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class RunsShowTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_run_is_shown_with_all_that_its_files_say()
    {
        model.CopyTo(_directory, "runs/first");

        CommandResult result = CommandLine.Run(_directory, "runs", "show", "first");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[] lines = [.. result.Lines.Select(line => line.TrimEnd())];
        Assert.Equal(Path.Combine("runs", "first"), lines[0]);
        Assert.Equal("  state    finished", lines[1]);
        Assert.Contains("  data     model.csv", lines);
        Assert.Contains(lines, line => line.StartsWith("  rows     2", StringComparison.Ordinal) && line.Contains(" training, "));
        Assert.Contains("  classes  negative, positive", lines);
        Assert.Contains("  ending   all epochs, after 2 epochs; the best is ", result.Output, StringComparison.Ordinal);
        string options = result.Output.ReplaceLineEndings("\n").Split("\noptions\n")[1].Split("\nepochs\n")[0];
        Assert.StartsWith("  model     encoder=gru embedding_dim=8 hidden_dim=8 ", options, StringComparison.Ordinal);
        Assert.DoesNotContain("test=", options, StringComparison.Ordinal); // It is not set.
        Assert.All(options.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Matches(@"\nepochs\n  epoch +training loss +accuracy +validation loss +accuracy .+\n +1 .+\n +2 ", Plain(result));
        Assert.Single(lines, line => line.EndsWith("  best", StringComparison.Ordinal));
        Assert.Matches(@"\n  validation +\d+ +[\d.]+ % +\d", Plain(result));
        Assert.Matches(@"\n    n-grams alone +\d+ ", Plain(result));
        Assert.Matches($@"\n  history\.csv +{new FileInfo(Path.Combine(model.Path, "history.csv")).Length} bytes\n", Plain(result));
    }

    [Fact]
    public void Programs_get_the_files_themselves()
    {
        model.CopyTo(_directory, "elsewhere");

        CommandResult result = CommandLine.Run(_directory, "runs", "show", "./elsewhere", "--format", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(
            ["run", "time", "state", "data", "encoder", "validation_accuracy", "bytes", "resume", "training_rows", "config", "metrics",
                "history", "files", "faults"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("./elsewhere", root.GetProperty("run").GetString());
        foreach (string name in (string[])["config", "metrics"])
        {
            using var file = JsonDocument.Parse(File.ReadAllText(_directory.File($"elsewhere/{name}.json")));
            Assert.True(JsonElement.DeepEquals(file.RootElement, root.GetProperty(name)), name);
        }
        string[] rows = File.ReadAllLines(_directory.File("elsewhere/history.csv"));
        Assert.Equal(rows[0].Split(','), root.GetProperty("history")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            rows[1..], root.GetProperty("history").EnumerateArray().Select(epoch =>
                string.Join(',', epoch.EnumerateObject().Select(member => member.Value.GetRawText()))));
        Assert.Equal(
            Directory.EnumerateFiles(_directory.File("elsewhere")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            root.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        Assert.Equal(0, root.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public void A_broken_run_is_shown_as_far_as_it_can_be_read()
    {
        model.CopyTo(_directory, "runs/first");
        _directory.Write("runs/first/metrics.json", "{");
        _directory.Write("runs/first/history.csv", "a,b\n");

        CommandResult result = CommandLine.Run(_directory, "runs", "show", "first");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  classes  negative, positive", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(
            $"left out: {Path.Combine("runs", "first", "metrics.json")}: is no JSON: ", result.FirstError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_under_runs_goes_before_a_directory_here()
    {
        model.CopyTo(_directory, "runs/first");
        Directory.CreateDirectory(_directory.File("first"));
        Assert.Equal(0, CommandLine.Run(_directory, "runs", "show", "first").ExitCode);
        CommandResult other = CommandLine.Run(_directory, "runs", "show", "./first");
        Assert.Equal((1, "error: ./first: is no run: it has neither a config.json nor a checkpoint."), (other.ExitCode, other.FirstError));
    }

    [Theory]
    [InlineData("frist", "frist: there is no such run under runs, and no such directory. Did you mean first?")]
    [InlineData("x/y", "x/y: does not exist.")]
    [InlineData("file", "file: is a file; the directory of a run was expected.")]
    public void What_is_no_run_is_said(string named, string message)
    {
        model.CopyTo(_directory, "runs/first");
        _directory.Write("file", "");
        CommandResult result = CommandLine.Run(_directory, "runs", "show", named);
        Assert.Equal((1, "", $"error: {message}"), (result.ExitCode, result.Output, result.FirstError));
    }

    [Theory]
    [InlineData("runs show", "runs show: RUN was expected. A run: its name under runs, or its path.")]
    [InlineData("runs show a b", "one run was expected; \"b\" is a second one.")]
    [InlineData("runs remove", "runs remove: RUN… was expected. Runs, each by its name under runs or by its path.")]
    [InlineData("runs sohw a", "runs has no command \"sohw\". Did you mean show? Its commands are show, overlay, remove.")]
    [InlineData("runs show a --frmat json", "runs show has no flag --frmat. Did you mean --format?")]
    public void A_command_line_that_cannot_be_meant_is_a_usage_error(string line, string message)
    {
        CommandResult result = CommandLine.Run(_directory, line.Split(' '));
        Assert.Equal((2, "", $"error: {message}"), (result.ExitCode, result.Output, result.FirstError));
    }

    private static string Plain(CommandResult result) => result.Output.ReplaceLineEndings("\n");
}
