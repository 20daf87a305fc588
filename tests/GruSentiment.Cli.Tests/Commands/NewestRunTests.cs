using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>Which run <c>predict</c> takes when none is named.</summary>
public sealed class NewestRunTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly DateTime s_time = new(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>In Berlin it is 02:30 twice that night; the second run is named by an earlier hour than the first.</summary>
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public void It_is_the_one_whose_weights_were_written_last_whatever_the_clock_of_the_place(string zone)
    {
        Run("20261025-025900-summer", s_time);
        Run("20261025-021000-winter", s_time.AddHours(1));
        Run("mine", s_time.AddMinutes(-10));
        Directory.CreateDirectory(_directory.File("runs/20310101-000000-unfinished"));
        Assert.Equal((0, $"model: {Path.Combine("runs", "20261025-021000-winter")}\n"), Predict(zone));

        Run("named", s_time.AddHours(2));
        Assert.Equal((0, $"model: {Path.Combine("runs", "named")}\n"), Predict(zone));
    }

    [Fact]
    public void Of_weights_of_one_time_the_last_name_wins()
    {
        Run("20260101-100000-a", s_time);
        Run("20260101-100000-b", s_time);
        Assert.Equal((0, $"model: {Path.Combine("runs", "20260101-100000-b")}\n"), Predict("UTC"));
    }

    [Fact]
    public void One_that_cant_be_read_is_an_error_that_says_how_to_name_another()
    {
        Run("old", s_time);
        string newest = Run("new", s_time.AddHours(1));
        File.WriteAllText(Path.Combine(newest, "config.json"), "{");
        (int exitCode, string error) = Predict("UTC");
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"error: {Path.Combine("runs", "new", "config.json")}: ", error, StringComparison.Ordinal);
        Assert.EndsWith($" {Path.Combine("runs", "new")} is the newest run; --model DIRECTORY names another.\n", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_run_it_says_how_to_make_one() => Assert.Equal(
        (1, $"error: There is no trained model under {_directory.File("runs")}. Make one with `train --data FILE`, "
            + "or name one with --model DIRECTORY.\n"), Predict("UTC"));

    private (int ExitCode, string Error) Predict(string zone)
    {
        CommandResult result = CommandLine.RunWith(_directory, "", [("TZ", zone)], "predict", "good");
        return (result.ExitCode, result.Error.ReplaceLineEndings("\n"));
    }

    private string Run(string name, DateTime written)
    {
        string run = _directory.File(Path.Combine("runs", name));
        Directory.CreateDirectory(_directory.File("runs"));
        Directory.Move(model.CopyTo(_directory), run);
        File.SetLastWriteTimeUtc(Path.Combine(run, "model.safetensors"), written);
        return run;
    }
}
