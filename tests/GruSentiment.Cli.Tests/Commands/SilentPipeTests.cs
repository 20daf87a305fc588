using System.Diagnostics;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>Pipes with nobody at their other end, which can't even be opened, and others read where a file could be named.</summary>
public sealed class SilentPipeTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("stats --data pipe")]
    [InlineData("predict --model MODEL --input pipe")]
    [InlineData("predict --model MODEL --input pipe --input-format csv")]
    [InlineData("evaluate --model MODEL --data pipe")]
    [InlineData("check --model MODEL --data pipe")]
    [InlineData("train --data pipe --output run")]
    [InlineData("train --data DATA --unlabelled pipe --output run")]
    [InlineData("train --data DATA --embeddings pipe --output run")]
    [InlineData("train --config pipe --output run")]
    [InlineData("train --data DATA --output run --log pipe")]
    public async Task A_signal_ends_the_wait_for_somebody_at_the_other_end(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such signal here.");
        await Pipe.Make(_directory.File("pipe"));
        using Process process = CommandLine.Start(_directory, [], Arguments(command));
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await UntilItWaits(process);
        Assert.False(process.HasExited, "It does not wait.");
        using (Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)), "It waits on.");
        Assert.Equal((143, ""), (process.ExitCode, await output));
        Assert.DoesNotContain("error", await error, StringComparison.Ordinal);
        Assert.Equal(["pipe"], _directory.Files);
    }

    [Fact]
    public async Task A_pipe_of_texts_without_labels_is_pretrained_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such pipe here.");
        await Pipe.Make(_directory.File("pipe"));
        _ = Pipe.Feed(_directory.File("pipe"), string.Concat(Enumerable.Range(0, 300).Select(i => $"some lovely thing {i % 9}\n")));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", model.Data, "--unlabelled", "pipe", "--output", "run", .. Reviews.Small]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("pipe: 300 texts without labels, 1,200 tokens\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict --model MODEL --input /dev/stdin --quiet")]
    [InlineData("predict --model MODEL --input - --quiet")]
    public void The_standard_input_is_read_by_each_of_its_names(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such name here.");
        CommandResult result = CommandLine.RunWithInput(_directory, "good film\nbad film\n", Arguments(command));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["good film", "bad film"], result.Lines.Select(line => line.Split('\t')[2]));
    }

    /// <summary>Waits until it waits for the pipe, which Linux tells; elsewhere long enough.</summary>
    private static async Task UntilItWaits(Process process)
    {
        var limit = TimeSpan.FromSeconds(OperatingSystem.IsLinux() ? 10 : 2);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < limit && !WaitsForPipe(process);)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private static bool WaitsForPipe(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux() && Directory.EnumerateDirectories($"/proc/{process.Id}/task")
                .Any(thread => File.ReadAllText(Path.Combine(thread, "wchan")) == "wait_for_partner");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // A thread that ended meanwhile, or a system that does not tell.
        }
    }

    private string[] Arguments(string command) => [.. command.Split(' ')
        .Select(argument => argument switch { "MODEL" => model.Path, "DATA" => model.Data, _ => argument })];
}
