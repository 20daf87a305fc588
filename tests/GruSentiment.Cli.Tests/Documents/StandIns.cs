using System.Diagnostics;
using System.Runtime.Versioning;
using GruSentiment.Tests;
using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests.Documents;

/// <summary>
/// What the shell examples find where they are run: small files by the names that they quote, and the program by its name.
/// </summary>
internal static class StandIns
{
    /// <summary>The directory of the commands.</summary>
    public const string Commands = "commands";

    private const int Rows = 60;

    /// <summary>
    /// <c>dotnet run</c> is the built program; as there, the first <c>--</c> is not its own. What takes minutes is not done again here, but
    /// the projects that it names must be there: tests, publishing, benchmarks.
    /// </summary>
    private const string Dotnet = """
        case "$1 $2" in
        "test "*) exit 0 ;;
        "publish "*) test -d "$ROOT/$2"; mkdir -p app; cp "$(dirname "$0")/gru-sentiment" app/; exit 0 ;;
        "run -c") test -d "$ROOT/$5"; exit 0 ;;
        "run "*) shift ;;
        *) echo "dotnet $*: not expected" >&2; exit 1 ;;
        esac
        dashes=""
        for argument do
            shift
            if [ "$argument" = -- ] && [ -z "$dashes" ]; then dashes=1; else set -- "$@" "$argument"; fi
        done
        exec gru-sentiment "$@"
        """;

    /// <summary>Writes them.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void Write(TemporaryDirectory directory, TrainedModel model)
    {
        foreach (string folder in (string[])[Commands, "data/imdb", "runs/first"])
            Directory.CreateDirectory(directory.File(folder));
        WriteCommands(directory);
        WriteReviews(directory);
        WriteJson(directory);
        WriteTexts(directory);
        foreach (string file in Directory.EnumerateFiles(model.Path))
            File.Copy(file, directory.File($"runs/first/{Path.GetFileName(file)}"));
    }

    /// <summary>Writes a run whose training was interrupted after its first epoch.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void WriteInterrupted(TemporaryDirectory directory)
    {
        string[] train = ["train", "--data", "my-reviews.csv", "--output", "runs/20261126-101500-my-reviews", "--embedding-dim", "8"];
        using Process process = CommandLine.Start(
            directory, [], [.. train, "--hidden-dim", "8", "--epochs", "60", "--patience", "60"]);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("    1 ", StringComparison.Ordinal))
            continue;
        Signals.Send("TERM", process);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(143, CommandLine.End(process, output, error).ExitCode);
    }

    [UnsupportedOSPlatform("windows")]
    private static void WriteCommands(TemporaryDirectory directory)
    {
        Command("gru-sentiment", $"exec '{Path.Combine(AppContext.BaseDirectory, "gru-sentiment")}' \"$@\"");
        Command("dotnet", $"set -e\nROOT='{Document.Root}'\n{Dotnet}");
        Command("fasttext", "exit 0"); // vectors.vec is there.
        Command("tail", "shift; exec cat \"$@\""); // tail -f never ends.

        void Command(string name, string script)
        {
            string path = directory.Write($"{Commands}/{name}", $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void WriteReviews(TemporaryDirectory directory)
    {
        string two = Reviews.TwoClasses(Rows), others = Reviews.TwoClasses(4 * Rows).Replace("number", "item", StringComparison.Ordinal);
        foreach (string name in (string[])["data/reviews.csv", "my-reviews.csv", "train.csv", "data/imdb/train.csv"])
            directory.Write(name, two);
        foreach (string name in (string[])["dev.csv", "test.csv", "data/imdb/test.csv"])
            directory.Write(name, others);
        directory.Write("data/imdb/unlabelled.csv", others);
        directory.Write("data/imdb/SOURCE.txt", "imdb: a stand-in"); // download finds it there, and fetches nothing.
        File.Copy(Path.Combine(Document.Root, "data", "tutorial.csv"), directory.File("data/tutorial.csv"));
        directory.Write("tweets.csv", Reviews.ThreeClasses(Rows));
        directory.Write("dump.tsv", two.Replace("text,", "text\t", StringComparison.Ordinal)
            .Replace("\",", "\t", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal));
        directory.Write("shop.csv", two.Replace("text,label", "body,score", StringComparison.Ordinal)
            .Replace(",negative", ",2", StringComparison.Ordinal).Replace(",positive", ",9", StringComparison.Ordinal));
    }

    private static void WriteJson(TemporaryDirectory directory)
    {
        IEnumerable<string> rows = Reviews.TwoClasses(Rows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row =>
        {
            int comma = row.LastIndexOf(',');
            return $"{{\"review\":{{\"body\":{row[..comma]},\"score\":\"{row[(comma + 1)..]}\"}}}}\n";
        });
        directory.Write("shop.jsonl", string.Concat(rows));
    }

    private static void WriteTexts(TemporaryDirectory directory)
    {
        foreach (string name in (string[])["reviews.txt", "comments.log", "more.csv", "texts.txt"])
            directory.Write(name, "text\nA great film.\nAn awful soup, and a broken lamp.\nA superb chair, lovely and great.\n");
        const string vectors = "great 0.1 0.2\nawful -0.1 0.3\nfilm 0.2 0.1\n";
        directory.Write("vectors.vec", vectors);
        Directory.CreateDirectory(directory.File("data/glove-6b"));
        directory.Write("data/glove-6b/vectors.txt.gz", TemporaryDirectory.Gzip(vectors));
        directory.Write("data/glove-6b/SOURCE.txt", "glove-6b: a stand-in");
        directory.Write("options.json", Document.Named("docs/TRAINING.md").Code.First(block => block.Language == "json").Text);
    }
}
