using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class TrainLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public TrainLogTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_standard_error_has_events_alone_and_the_numbers_are_those_of_the_run()
    {
        CommandResult result = Train("run", "--log", "jsonl");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(result.Output + result.Error, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
        Assert.Equal(4, result.Lines.Length); // A header, two epochs, the path.
        JsonElement[] events = Events(result.Error);
        Assert.Equal(["start", "epoch", "epoch", "end"], events.Select(Name).Where(name => name is not ("best" or "checkpoint")));
        Assert.Equal(["start", "checkpoint", "epoch", "best", "checkpoint"], events.Take(5).Select(Name));
        Assert.Equal("run", events[0].GetProperty("directory").GetString());
        string[][] history = [.. File.ReadLines(_directory.File("run/history.csv")).Select(row => row.Split(','))];
        JsonElement[] epochs = [.. events.Where(element => Name(element) == "epoch")];
        Assert.All(history.Skip(1).Zip(epochs), pair => Assert.Equal(
            pair.First.Select(field => double.Parse(field, CultureInfo.InvariantCulture)),
            history[0].Select(column => pair.Second.GetProperty(column).GetDouble())));
        using var metrics = JsonDocument.Parse(File.ReadAllText(_directory.File("run/metrics.json")));
        Assert.All(
            metrics.RootElement.EnumerateObject(),
            member => Assert.True(JsonElement.DeepEquals(member.Value, events[^1].GetProperty(member.Name)), member.Name));
    }

    [Fact]
    public void A_file_keeps_its_events_and_the_notes_stay()
    {
        Assert.Contains("Training on ", Train("one", "--log", "log.jsonl").Error, StringComparison.Ordinal);
        string first = File.ReadAllText(_directory.File("log.jsonl"));
        Assert.Equal("two", Train("two", "--log", "log.jsonl", "--quiet").Output.TrimEnd());
        string both = File.ReadAllText(_directory.File("log.jsonl"));
        Assert.StartsWith(first, both, StringComparison.Ordinal);
        Assert.Equal(["one", "two"], Events(both).Where(element => Name(element) == "start")
            .Select(element => element.GetProperty("directory").GetString()));
    }

    [Fact]
    public void Neither_log_changes_the_model_and_both_may_stand_in_the_run()
    {
        Train("plain");
        CommandResult result = Train("run", "--log", "run/log.jsonl", "--tensorboard", "run/board");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            File.ReadAllBytes(_directory.File("plain/model.safetensors")), File.ReadAllBytes(_directory.File("run/model.safetensors")));
        Assert.Equal(File.ReadAllText(_directory.File("plain/config.json")), File.ReadAllText(_directory.File("run/config.json")));
        Assert.Equal("end", Name(Events(File.ReadAllText(_directory.File("run/log.jsonl")))[^1]));
        string board = Assert.Single(Directory.GetFiles(_directory.File("run/board")));
        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(board), StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_may_stand_in_the_run_directory_itself()
    {
        CommandResult result = Train("run", "--tensorboard", "run/");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Single(Directory.GetFiles(_directory.File("run"), "events.out.tfevents.*"));
        Assert.True(File.Exists(_directory.File("run/model.safetensors")));
    }

    [Fact]
    public void Names_with_quotes_and_line_ends_are_escaped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such file names there.");
        const string Odd = "a \"b\"\n\u001b[31m\u202e.csv", Bad = "it's\tbad", Good = "go\u009b\u202eod";
        _directory.Write(Odd, Reviews.TwoClasses(240));
        CommandResult result = CommandLine.Run(
            _directory,
            ["train", "--data", Odd, "--labels", $"{Bad}=negative;{Good}=positive", "--log", "jsonl", "--quiet", "--output", "run",
                .. Reviews.Small]);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] events = Events(result.Error);
        Assert.All(result.Error.Replace("\n", "", StringComparison.Ordinal), letter => Assert.InRange(letter, ' ', '~'));
        Assert.Equal(Odd, events[0].GetProperty("data").GetString());
        Assert.Equal([Bad, Good], events[0].GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
    }

    [Theory]
    [InlineData("--log", "no/log.jsonl", "no/log.jsonl: can't be written to: ")]
    [InlineData("--log", "run", "run: is a directory; a file was expected.")]
    [InlineData("--log", "reviews.csv", "reviews.csv: holds something other than events; a new file, or a file of events, was expected.")]
    [InlineData("--tensorboard", "reviews.csv", "reviews.csv: can't be written to: ")]
    public void What_cannot_be_written_is_an_error_before_the_training(string flag, string place, string message)
    {
        CommandResult result = Train("run", flag, place);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"error: {message}", result.FirstError, StringComparison.Ordinal);
        Assert.Equal(["reviews.csv"], _directory.Files);
        Assert.Equal(Reviews.TwoClasses(240), File.ReadAllText(_directory.File("reviews.csv")));
    }

    [Fact]
    public void An_error_is_an_event_and_then_the_last_line()
    {
        CommandResult result = CommandLine.Run(_directory, "train", "--data", "none.csv", "--log", "jsonl", "--tensorboard", "board");
        string[] lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, 2, "error: none.csv: no such file."), (result.ExitCode, lines.Length, lines[1].TrimEnd()));
        Assert.Equal("none.csv: no such file.", Events(lines[0])[0].GetProperty("message").GetString());
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    [Theory]
    [InlineData("--log")]
    [InlineData("--tensorboard")]
    public void An_empty_place_is_a_fault_of_the_command_line(string flag) =>
        Assert.Equal(2, Train("run", flag, "").ExitCode);

    [Fact]
    public void A_killed_training_leaves_whole_lines_and_epochs()
    {
        using Process process = CommandLine.Start(
            _directory, [],
            ["train", "--data", "reviews.csv", "--log", "log.jsonl", "--tensorboard", "board", "--embedding-dim", "8", "--hidden-dim", "8",
                "--epochs", "5000", "--patience", "5000"]);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        for (int lines = 0; lines < 5; lines++)
            _ = process.StandardOutput.ReadLine();
        process.Kill();
        process.WaitForExit();
        Assert.True(Events(File.ReadAllText(_directory.File("log.jsonl"))).Count(element => Name(element) == "epoch") >= 4);
        byte[] board = File.ReadAllBytes(Directory.GetFiles(_directory.File("board"))[0]);
        int at = 0, records = 0;
        for (; at < board.Length; records++)
            at += (int)BitConverter.ToInt64(board, at) + 16;
        Assert.Equal(board.Length, at);
        Assert.True(records >= 5, $"{records} records");
    }

    private CommandResult Train(string run, params string[] more) =>
        CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", run, .. Reviews.Small, .. more]);

    private static JsonElement[] Events(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.Clone();
    })];

    private static string Name(JsonElement element) => element.GetProperty("event").GetString()!;
}
