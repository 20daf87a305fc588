using System.Diagnostics;
using System.Text.RegularExpressions;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed partial class LabelHintTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("300|700|1200|9000", "--labels \"negative=300,700;positive=1200,9000\", if a larger number is better.")]
    [InlineData("good,|bad;|other", "--labels \"negative='bad;';neutral=…;positive='good,'\", with the label other in place of the dots, "
        + "or without neutral to skip these rows.")]
    [InlineData("it's|bad day|other",
        "--labels \"negative=…;neutral=…;positive=…\", with the labels bad day, it's, other in place of the dots.")]
    [InlineData("neutral|positive", "--labels \"neutral=neutral;positive=positive\".")]
    [InlineData("4|5", "--labels \"negative=4;positive=5\", if a larger number is better.")]
    public void A_hint_works_as_it_is_typed_in_a_shell(string labels, string hint)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no sh.");
            return;
        }
        _directory.Write("reviews.csv", "text,label\n" + string.Concat(labels.Split('|')
            .SelectMany((label, i) => Enumerable.Range(0, 3).Select(row => $"a text {i} {row},\"{label}\"\n"))));

        CommandResult refused = CommandLine.Run(_directory, "stats", "--data", "reviews.csv");
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith(hint, refused.FirstError, StringComparison.Ordinal);

        string typed = Flag().Match(refused.FirstError).Value;
        (int exitCode, string error) = Sh($"'{Path.Combine(AppContext.BaseDirectory, "gru-sentiment")}' stats --data reviews.csv {typed}");
        Assert.Equal(hint.Contains('…', StringComparison.Ordinal) ? 1 : 0, exitCode);
        if (exitCode == 1)
        {
            string listed = hint.Contains("other", StringComparison.Ordinal) && labels.Contains("it's", StringComparison.Ordinal)
                ? "bad day, it's, other" : "'bad;', 'good,', other";
            Assert.Equal($"error: reviews.csv: --labels: '…' is no label of this file. Write the labels {listed} in place of the dots, and "
                + "leave out a class that has none.", error.TrimEnd());
        }
    }

    private (int ExitCode, string Error) Sh(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.NotNull(output);
        return (process.ExitCode, error);
    }

    [GeneratedRegex("--labels \"[^\"]+\"")]
    private static partial Regex Flag();
}
