using System.Text.Json;
using GruSentiment.Data.Tests.Downloads;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>Word vectors that are downloaded, and then named in a training.</summary>
public sealed class VectorNameTests : IDisposable
{
    private static readonly string[] s_small = ["--hidden-dim", "8", "--epochs", "1", "--ngrams", "0"];
    private static readonly string s_file = Path.Combine("data", "glove-6b", "vectors.txt.gz");

    private readonly TemporaryDirectory _directory = new();

    public VectorNameTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_training_finds_what_download_fetched_and_its_configuration_keeps_the_name()
    {
        CommandResult download = Download("--words", "2");
        Assert.Equal((0, Path.Combine("data", "glove-6b")), (download.ExitCode, download.Lines[^1]));
        Assert.Contains("Licence: Public Domain Dedication and License v1.0", download.Error, StringComparison.Ordinal);
        Assert.Contains($"{s_file}: 2 words", download.Error, StringComparison.Ordinal);
        Assert.Contains("train --data reviews.csv --embeddings glove-6b", download.Error, StringComparison.Ordinal);

        CommandResult result = Train("run", "--embeddings", "glove-6b");
        Assert.Contains("\nglove-6b: vectors for 2 of ", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal(100, config.GetProperty("model").GetProperty("embedding_dim").GetInt32());
        Assert.Equal("glove-6b", config.GetProperty("training").GetProperty("embeddings").GetString());

        Assert.Equal(0, CommandLine.Run(_directory, "train", "--config", "run/config.json", "--output", "again").ExitCode);
        Assert.Equal(RunResult.Of(_directory, "run"), RunResult.Of(_directory, "again"));
        Train("path", "--embeddings", s_file);
        Assert.Equal(Weights("run"), Weights("path"));

        byte[] Weights(string run) => File.ReadAllBytes(_directory.File($"{run}/model.safetensors"));
    }

    [Fact]
    public void A_file_of_that_name_wins()
    {
        Download();
        _directory.Write("glove-6b", "great 1 2\nawful 2 1\n");

        Assert.Contains("glove-6b: vectors for 2 of ", Train("run", "--embeddings", "glove-6b").Error, StringComparison.Ordinal);
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal(2, config.GetProperty("model").GetProperty("embedding_dim").GetInt32());
    }

    [Fact]
    public void What_was_not_downloaded_is_an_error_that_says_how()
    {
        CommandResult result = CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--embeddings", "glove-6b");

        Assert.Equal((1, $"error: glove-6b: not downloaded, there is no {s_file} here; \"download glove-6b\" gets it."),
            (result.ExitCode, result.FirstError));
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    private CommandResult Download(params string[] flags)
    {
        string[] lines = [.. new[] { "great", "awful", "boring" }.Zip(TestVectors.Lines(3, 100), (word, line) => $"{word} {line[3..]}")];
        using var server = new LoopbackServer(new ServedFile(TestVectors.Glove([], lines)).Answer);
        return CommandLine.Run(_directory, ["download", "glove-6b", "--url", $"{server.Address()}", .. flags]);
    }

    private CommandResult Train(string output, params string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", output, .. flags, .. s_small]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
