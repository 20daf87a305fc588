using System.Text.Json;
using System.Text.RegularExpressions;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class RunsTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_runs_are_listed_with_what_is_to_be_known_of_them()
    {
        Copy("first", hour: 1);
        Copy("my second", hour: 2);
        Directory.CreateDirectory(_directory.File("runs/my second/checkpoint"));
        File.WriteAllText(_directory.File("runs/my second/checkpoint/000001.checkpoint"), "");

        CommandResult result = CommandLine.Run(_directory, "runs");

        Assert.Equal((0, "", 3), (result.ExitCode, result.Error, result.Lines.Length));
        Assert.Matches("^run +when +encoder +accuracy +size +rows +data +state$", result.Lines[0].TrimEnd());
        const string Figures = @" +\d{4}-\d\d-\d\d \d\d:\d\d +gru +[\d.]+ % +[\d.]+ MB +\d+ +model\.csv +";
        string second = Regex.Escape(Path.Combine("runs", "my second"));
        Assert.Matches($"^{second}{Figures}unfinished; resume it with: .+ train --resume \"{second}\"$", result.Lines[1].TrimEnd());
        Assert.Matches($"^{Regex.Escape(Path.Combine("runs", "first"))}{Figures}finished$", result.Lines[2].TrimEnd());
        Assert.DoesNotContain(result.Output, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }

    [Fact]
    public void Programs_get_json()
    {
        Copy("first", hour: 1);
        using var json = JsonDocument.Parse(CommandLine.Run(_directory, "runs", "--format", "json").Output);
        JsonElement run = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(
            ["run", "time", "state", "data", "encoder", "validation_accuracy", "bytes", "resume", "training_rows"],
            run.EnumerateObject().Select(member => member.Name));
        using var metrics = JsonDocument.Parse(File.ReadAllText(_directory.File("runs/first/metrics.json")));
        Assert.Equal(
            metrics.RootElement.GetProperty("validation").GetProperty("accuracy").GetDouble(),
            run.GetProperty("validation_accuracy").GetDouble());
        Assert.Equal(("finished", "2026-11-26T01:00:00Z"), (run.GetProperty("state").GetString(), run.GetProperty("time").GetString()));
        Assert.Null(run.GetProperty("resume").GetString());
        Assert.Equal(metrics.RootElement.GetProperty("training_rows").GetInt32(), run.GetProperty("training_rows").GetInt32());
        int validation = metrics.RootElement.GetProperty("validation").GetProperty("rows").GetInt32();
        Assert.Equal(240, run.GetProperty("training_rows").GetInt32() + validation);
    }

    [Fact]
    public void Without_a_run_it_says_how_to_make_one()
    {
        CommandResult result = CommandLine.Run(_directory, "runs");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Matches("^There is no run under .+runs\\. `.+ train --data FILE` makes one\\.$", result.FirstError);
        Assert.Equal("[]", CommandLine.Run(_directory, "runs", "--format", "json").Output.TrimEnd());
    }

    private void Copy(string name, int hour)
    {
        string run = Directory.CreateDirectory(_directory.File($"runs/{name}")).FullName;
        foreach (string file in Directory.EnumerateFiles(model.Path))
        {
            string copy = Path.Combine(run, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2026, 11, 26, hour, 0, 0, DateTimeKind.Utc));
        }
    }
}
