using System.Text.Json.Nodes;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class BrokenModelTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("config.json")]
    [InlineData("vocabulary.txt")]
    [InlineData("model.safetensors")]
    public void A_missing_truncated_empty_or_wrong_file_is_named(string file)
    {
        string path = Path.Combine(model.CopyTo(_directory), file);
        byte[] whole = File.ReadAllBytes(path);
        foreach (byte[]? content in (byte[]?[])[null, whole[..100], [], [.. Enumerable.Repeat((byte)0xFF, 500)]])
        {
            File.Delete(path);
            if (content is not null)
                File.WriteAllBytes(path, content);
            CommandResult result = CommandLine.Run(_directory, "predict", "good", "--model", "copy");
            Assert.Equal(1, result.ExitCode);
            Assert.Empty(result.Output);
            Assert.StartsWith($"error: {Path.Combine("copy", file)}", result.Error, StringComparison.Ordinal);
            Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public void A_vocabulary_of_another_model_is_told()
    {
        string copy = model.CopyTo(_directory), config = Path.Combine(copy, "config.json");
        File.AppendAllText(Path.Combine(copy, "vocabulary.txt"), "another\n");
        CommandResult result = CommandLine.Run(_directory, "predict", "good", "--model", "copy");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: {Path.Combine("copy", "vocabulary.txt")}: is not the file that the training wrote", result.FirstError,
            StringComparison.Ordinal);
        Assert.EndsWith("Restore it, or train again.", result.FirstError, StringComparison.Ordinal);

        JsonObject old = JsonNode.Parse(File.ReadAllText(config))!.AsObject();
        Assert.True(old.Remove("checksums"));
        File.WriteAllText(config, old.ToJsonString());
        Assert.EndsWith("The files are of different models.",
            CommandLine.Run(_directory, "predict", "good", "--model", "copy").FirstError, StringComparison.Ordinal);
    }

    [Fact]
    public void No_directory_and_no_run_say_how_to_make_one()
    {
        Assert.Equal("error: none: does not exist. `train --data FILE` makes a model and prints its directory.",
            CommandLine.Run(_directory, "predict", "good", "--model", "none").FirstError);
        Assert.EndsWith("Make one with `train --data FILE`, or name one with --model DIRECTORY.",
            CommandLine.Run(_directory, "predict", "good").FirstError, StringComparison.Ordinal);
    }
}
