using System.Diagnostics;
using GruSentiment.Tests;
using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests.Documents;

/// <summary>
/// Runs the shell examples of the documents as they stand, a document's one after the other in a directory of its own, on small stand-ins
/// for the files that they name.
/// </summary>
public sealed class ShellExampleTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> WithExamples =>
        [.. Document.All.Where(document => Examples(document).Any()).Select(document => document.Name)];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(WithExamples))]
    public async Task Every_example_runs(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no sh.");
            return;
        }
        StandIns.Write(_directory, model);
        if (Examples(Document.Named(name)).Any(example => example.Text.Contains("--resume", StringComparison.Ordinal)))
            StandIns.WriteInterrupted(_directory);
        foreach (CodeBlock example in Examples(Document.Named(name)))
        {
            CommandResult result = await Run(example.Text);
            Assert.True(result.ExitCode == 0, $"{name}, line {example.Line}: exit code {result.ExitCode}\n{example.Text}\n{result.Error}");
        }
    }

    private static IEnumerable<CodeBlock> Examples(Document document) => document.Code.Where(block => block.Language == "sh");

    private async Task<CommandResult> Run(string script)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", script])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_directory.File(StandIns.Commands)}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
