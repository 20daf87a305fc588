using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class InterruptionTests : IDisposable
{
    private static readonly string[] s_train =
    [
        "train", "--data", "reviews.csv", "--embedding-dim", "64", "--hidden-dim", "8", "--epochs", "5000", "--patience", "5000",
        "--output", "run",
    ];

    private readonly TemporaryDirectory _directory = new();

    public InterruptionTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("TERM", 143, 2)] // Soon after each other, they are one that was forwarded.
    public void A_signal_keeps_the_best_epoch_and_still_prints_the_path(string signal, int exitCode, int times = 1)
    {
        Signals.SkipWithout(signal);
        using Process process = CommandLine.Start(_directory, [], s_train);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (process.StandardOutput.ReadLine() is { } line && !line.TrimStart().StartsWith("2 ", StringComparison.Ordinal))
            continue;
        for (int i = 0; i < times; i++)
            Signals.Send(signal, process);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        CommandResult result = CommandLine.End(process, output, error);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("run", result.Lines[^1]);
        Assert.Contains("Interrupted after epoch ", result.Error, StringComparison.Ordinal);
        AssertWhole(_directory.File("run"));
        Assert.Contains("\"ending\": \"interrupted\"", File.ReadAllText(_directory.File("run/metrics.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_in_the_first_epoch_leaves_a_checkpoint_alone()
    {
        Signals.SkipWithout("TERM");
        _directory.Write("reviews.csv", Reviews.TwoClasses(6000));
        using Process process = CommandLine.Start(_directory, [], "train", "--data", "reviews.csv", "--hidden-dim", "512", "--epochs", "1");
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("epoch ", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        Signals.Send("TERM", process);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        CommandResult result = CommandLine.End(process, output, error);
        Assert.Equal(143, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("Interrupted before the first epoch ended; there is no model yet.", result.Error, StringComparison.Ordinal);
        Assert.All(_directory.Files.Where(file => File.Exists(_directory.File(file)) && file != "reviews.csv"),
            file => Assert.Matches("^runs/[^/]+/checkpoint/[0-9]+[.]checkpoint$", file));
    }

    [Theory]
    [InlineData("INT", 130, "stats", "--data", "texts.csv", "--output", "look")]
    [InlineData("TERM", 143, "stats", "--data", "texts.csv", "--output", "look")]
    [InlineData("TERM", 143, "predict", "--model", "model", "--input", "texts.csv", "--format", "csv")]
    [InlineData("INT", 130, "check", "--model", "model", "--data", "texts.csv")]
    [InlineData("INT", 130, "check", "--model", "model", "--tests", "texts.csv")]
    public async Task A_signal_ends_the_reading_of_a_file_at_once_and_leaves_nothing(string signal, int exitCode, params string[] arguments)
    {
        Signals.SkipWithout(signal);
        if (arguments[0] is "predict" or "check")
            Reviews.Train(_directory, Reviews.TwoClasses(40));
        string pipe = _directory.File("texts.csv");
        await Pipe.Make(pipe);
        string[] before = _directory.Files;
        using Process process = CommandLine.Start(_directory, [], arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await using (var rows = new StreamWriter(pipe)) // Waits for the reader, then has it wait for more.
        {
            await rows.WriteAsync("text,label\ngood soup,1\nbad soup,0\n");
            await rows.FlushAsync(TestContext.Current.CancellationToken);
            Signals.Send(signal, process);
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(5)), "It reads on.");
        }
        Assert.Equal((exitCode, "", ""), (process.ExitCode, await output, await error));
        Assert.Equal(before, _directory.Files);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_an_evaluation_at_once(string signal, int exitCode)
    {
        Signals.SkipWithout(signal);
        string[] flags = ["--hidden-dim", "512", "--epochs", "1", "--batch-size", "128", "--output", "model"];
        Assert.Equal(0, CommandLine.Run(_directory, ["train", "--data", "reviews.csv", .. flags]).ExitCode);
        _directory.Write("many.csv", Reviews.TwoClasses(200_000)); // More than ten seconds' work.
        string[] before = _directory.Files;
        using Process process = CommandLine.Start(
            _directory, [], "evaluate", "--model", "model", "--data", "many.csv", "--output", "pictures");
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Thread.Sleep(3000);
        long signalled = Stopwatch.GetTimestamp();
        Signals.Send(signal, process);
        CommandResult result = CommandLine.End(process, output, error);
        // A tenth of a second where nothing else runs.
        Assert.InRange(Stopwatch.GetElapsedTime(signalled), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((exitCode, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(before, _directory.Files);
    }

    [Fact]
    public async Task A_killed_training_leaves_whole_files_alone()
    {
        var random = new Random(1);
        for (int i = 0; i < 4; i++)
        {
            using Process process = CommandLine.Start(_directory, [], [.. s_train[..^1], $"run{i}"]);
            _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(700, 1800), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (Directory.Exists(_directory.File($"run{i}")))
                AssertWhole(_directory.File($"run{i}"));
        }
    }

    private static void AssertWhole(string run)
    {
        foreach (string file in Directory.EnumerateFiles(run))
        {
            byte[] bytes = File.ReadAllBytes(file);
            switch (Path.GetFileName(file))
            {
                case "config.json" or "metrics.json":
                    JsonDocument.Parse(bytes).Dispose();
                    break;
                case "curves.png":
                    Assert.Equal("IEND", Encoding.ASCII.GetString(bytes, bytes.Length - 8, 4));
                    break;
                case "history.csv" or "vocabulary.txt":
                    Assert.Equal((byte)'\n', bytes[^1]);
                    break;
                case "training-texts.bin":
                    int training = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
                    int validation = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16));
                    Assert.Equal(bytes.Length, 20 + 8 * (training + validation));
                    break;
                case "model.safetensors":
                    int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
                    using (var json = JsonDocument.Parse(bytes.AsMemory(8, header)))
                    {
                        IEnumerable<JsonProperty> weights = json.RootElement.EnumerateObject()
                            .Where(member => member.Name != "__metadata__");
                        Assert.Equal(
                            bytes.Length - 8 - header,
                            weights.Max(weight => weight.Value.GetProperty("data_offsets")[1].GetInt64()));
                    }
                    break;
                default:
                    Assert.Fail($"{file} is no file of a run.");
                    break;
            }
        }
    }
}
