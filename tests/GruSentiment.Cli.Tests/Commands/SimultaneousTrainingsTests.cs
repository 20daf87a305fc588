using System.Diagnostics;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class SimultaneousTrainingsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public SimultaneousTrainingsTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Each_of_several_trainings_writes_a_directory_of_its_own()
    {
        Process[] processes = [.. Enumerable.Range(0, 3)
            .Select(_ => CommandLine.Start(_directory, [], ["train", "--data", "reviews.csv", "--quiet", .. Reviews.Small]))];
        CommandResult[] results = [.. processes.Select(process => CommandLine.End(process,
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)))];

        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
        Assert.Equal(3, results.Select(result => result.Output.Trim()).Distinct()
            .Count(run => File.Exists(_directory.File($"{run}/metrics.json"))));
        Assert.DoesNotContain(_directory.Files, file => Path.GetFileName(file).StartsWith('.'));
        foreach (Process process in processes)
            process.Dispose();
    }

    [Fact]
    public void Of_several_trainings_with_one_output_one_alone_writes()
    {
        Process[] processes = [.. Enumerable.Range(1, 3).Select(seed => CommandLine.Start(_directory, [],
            ["train", "--data", "reviews.csv", "--quiet", "--output", "run", "--seed", $"{seed}", .. Reviews.Small]))];
        CommandResult[] results = [.. processes.Select(process => CommandLine.End(process,
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)))];

        Assert.Equal("run", Assert.Single(results, result => result.ExitCode == 0).Output.Trim());
        Assert.All(results.Where(result => result.ExitCode != 0), result =>
        {
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Matches("^error: (run: another training is writing to it|--output run: is not empty)", result.Error);
        });
        Assert.DoesNotContain(_directory.Files, file => Path.GetFileName(file).StartsWith('.'));
        foreach (Process process in processes)
            process.Dispose();
    }

    [Fact]
    public void A_directory_that_a_training_writes_is_refused_to_another_before_its_first_epoch_is_saved()
    {
        _directory.Write("many.csv", Reviews.TwoClasses(6000));
        using Process first = CommandLine.Start(_directory, [], "train", "--data", "many.csv", "--hidden-dim", "512", "--epochs", "1",
            "--output", "run");
        _ = first.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("epoch ", first.StandardOutput.ReadLine(), StringComparison.Ordinal);

        CommandResult second = CommandLine.Run(_directory,
            ["train", "--data", "reviews.csv", "--quiet", "--output", "run", .. Reviews.Small]);

        first.Kill();
        first.WaitForExit();
        Assert.Equal((1, "", "error: run: another training is writing to it; name another directory.\n"),
            (second.ExitCode, second.Output, second.Error.ReplaceLineEndings("\n")));

        CommandResult third = CommandLine.Run(_directory, "train", "--resume", "run", "--quiet");
        Assert.Equal((0, "run\n"), (third.ExitCode, third.Output.ReplaceLineEndings("\n")));
    }
}
