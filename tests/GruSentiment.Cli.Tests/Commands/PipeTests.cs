using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class PipeTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Evaluate_writes_the_predictions_of_a_pipe_that_are_those_of_a_file()
    {
        string data = await File.ReadAllTextAsync(model.Data, TestContext.Current.CancellationToken)
            + "\"Neither this\nnor that\",unknown\n\"Two\nlines\",positive\n";
        _directory.Write("file.csv", data);

        CommandResult file = Run(["evaluate", "--model", model.Path, "--data", "file.csv", "--predictions", "file-answers.csv"]);
        CommandResult pipe = await RunPiped("pipe.csv", data, "evaluate", "--model", model.Path, "--data", "pipe.csv", "--predictions",
            "pipe-answers.csv");

        Assert.True(file.ExitCode == 0, file.Error);
        Assert.Equal((0, file.Output), (pipe.ExitCode, pipe.Output));
        string[] answers = await File.ReadAllLinesAsync(_directory.File("file-answers.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(answers, await File.ReadAllLinesAsync(_directory.File("pipe-answers.csv"), TestContext.Current.CancellationToken));
        Assert.Contains("lines\",positive,", answers[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_of_a_pipe_that_cant_be_trained_on_tells_why()
    {
        CommandResult result = await RunPiped("pipe.csv", "text,label\nfine,ham\nbad,spam\nworse,spam\n", "stats", "--data", "pipe.csv");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: pipe.csv: the labels are unknown.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_answers_the_lines_of_a_pipe()
    {
        CommandResult result = await RunPiped("pipe.txt", "good film\nbad film\n", "predict", "--model", model.Path, "--input", "pipe.txt");

        Assert.Equal((0, 2), (result.ExitCode, result.Lines.Length));
    }

    [Theory]
    [InlineData("caf\u00E9 good\n", 0, "caf\u00E9 good",
        "warning: standard input, line 1: bytes that are not UTF-8; they are read as Windows-1252. If that is wrong, name the encoding "
        + "with --encoding.")]
    [InlineData("\u00FF\u00FEg\0o\0o\0d\0\n\0", 0, "good", null)]
    [InlineData("good\nb\0d film\n", 1, null, "standard input, line 2: holds a NUL (0x00), which no text has.")]
    public void Predict_reads_the_standard_input_as_it_reads_files(string bytes, int exitCode, string? text, string? fault)
    {
        using System.Diagnostics.Process process =
            CommandLine.Start(_directory, [], "predict", "--model", model.Path, "--input", "-", "--format", "json");
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.BaseStream.Write(System.Text.Encoding.Latin1.GetBytes(bytes));
        process.StandardInput.Close();

        CommandResult result = CommandLine.End(process, output, error);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(fault ?? "", result.Error, StringComparison.Ordinal);
        if (text is not null)
            Assert.Contains($"\"text\":\"{text}\"", result.Output, StringComparison.Ordinal);
    }

    private async Task<CommandResult> RunPiped(string name, string content, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such pipes here.");
        await Pipe.Make(_directory.File(name));
        _ = Pipe.Feed(_directory.File(name), content);
        return Run(arguments);
    }

    private CommandResult Run(string[] arguments)
    {
        using System.Diagnostics.Process process = CommandLine.Start(_directory, [], arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            process.Kill();
            Assert.Fail("It waits for a second reading of the pipe, or never reads it.");
        }
        return CommandLine.End(process, output, error);
    }
}
