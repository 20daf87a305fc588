using System.Diagnostics;
using GruSentiment.Tests;
using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests.Documents;

/// <summary>What the documents quote, as far as it is the same on every processor.</summary>
public sealed class QuotedOutputTests : IDisposable
{
    private static readonly string[] s_train = ["train", "--data", "data/reviews.csv"];

    private readonly TemporaryDirectory _directory = new();

    public QuotedOutputTests()
    {
        Directory.CreateDirectory(_directory.File("data"));
        File.Copy(Path.Combine(Document.Root, "data", "reviews.csv"), _directory.File("data/reviews.csv"));
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_statistics_are_those_of_the_sample() =>
        Assert.Equal(Quoted("docs/DATA.md", "file "), CommandLine.Run(_directory, "stats", "--data", "data/reviews.csv").Output.TrimEnd());

    [Fact]
    public async Task The_training_begins_as_that_of_the_sample_does()
    {
        string[] quoted = Quoted("README.md", "data/reviews.csv: ").Split('\n');
        using Process process = CommandLine.Start(_directory, [], s_train);
        try
        {
            var lines = new List<string?>();
            while (lines.Count < 8)
                lines.Add(await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
            lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal(quoted[..9], lines);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The block of output that begins with some words.</summary>
    private static string Quoted(string document, string beginning) => Document.Named(document).Code
        .Single(block => block.Language.Length == 0 && block.Text.StartsWith(beginning, StringComparison.Ordinal)).Text;
}
