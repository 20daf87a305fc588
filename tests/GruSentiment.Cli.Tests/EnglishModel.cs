using GruSentiment.Tests;
using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests;

/// <summary>Models that know the most frequent English words, made once for a class of tests.</summary>
public sealed class EnglishModel : IDisposable
{
    private const int Rows = 600;

    public EnglishModel()
    {
        string[] rows = [.. File.ReadLines(System.IO.Path.Combine(Document.Root, "data", "reviews.csv")).Take(1 + Rows)];
        Directory.Write("reviews.csv", string.Join('\n', rows));
        // Every third review is said to be neutral.
        Directory.Write("three.csv", string.Join('\n', rows.Select((row, i) =>
            i % 3 == 1 ? $"{row[..row.LastIndexOf(',')]},neutral" : row)));
        Train("reviews.csv", "two");
        Train("three.csv", "three");
    }

    /// <summary>Holds them, and their data.</summary>
    public TemporaryDirectory Directory { get; } = new();

    /// <summary>The directory of a model with the classes negative and positive.</summary>
    public string Path => Directory.File("two");

    /// <summary>That of one with a neutral class.</summary>
    public string OfThree => Directory.File("three");

    /// <summary>Reviews.</summary>
    public string Data => Directory.File("reviews.csv");

    public void Dispose() => Directory.Dispose();

    private void Train(string data, string output)
    {
        string[] flags = ["--preset", "tutorial", "--epochs", "2", "--batch-size", "32", "--output", output];
        CommandResult result = CommandLine.Run(Directory, ["train", "--data", data, .. flags]);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
