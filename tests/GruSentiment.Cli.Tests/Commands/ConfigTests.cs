using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class ConfigTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ConfigTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(120));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_run_is_repeated_from_its_own_configuration_to_the_same_bytes()
    {
        Train("first", ["--data", "reviews.csv", "--balance", "--labels", "negative=negative;positive=positive", .. Reviews.Small]);
        Train("second", ["--config", "first/config.json"]);

        foreach (string file in (string[])["model.safetensors", "config.json", "vocabulary.txt"])
            Assert.Equal(File.ReadAllBytes(_directory.File($"first/{file}")), File.ReadAllBytes(_directory.File($"second/{file}")));
    }

    [Fact]
    public void Flags_outweigh_the_file()
    {
        _directory.Write("own.json", """
            {
              "data": "reviews.csv",
              "epochs": 1,
              "hidden_dim": 8,
              "embedding_dim": 8,
              "ngrams": 0,
              "preset": "tutorial"
            }
            """);
        Train("run", ["--config", "own.json", "--hidden-dim", "4"]);

        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal((4, 8), (Number(config, "model", "hidden_dim"), Number(config, "model", "embedding_dim")));
        // The file's, and its preset's.
        Assert.Equal((1, 2), (Number(config, "training", "epochs"), Number(config, "training", "batch_size")));
        Assert.Equal(0, Number(config, "ngrams", "order"));
    }

    [Theory]
    [InlineData("--pooling")]
    [InlineData("--readout")] // Its former name.
    public void Pooling_is_set_by_either_name_and_kept_under_the_name_that_saved_models_have(string flag)
    {
        Train("run", ["--data", "reviews.csv", .. Reviews.Small, flag, "mean"]);

        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal("mean", config.GetProperty("model").GetProperty("readout").GetString());
    }

    [Theory]
    [InlineData("{ \"epoch\": 3 }", 1, "own.json: \"epoch\" is no option of a training.")]
    [InlineData("{ \"epochs\": 0 }", 2, "own.json: \"epochs\" is 0; it must be from 1 to 10000.")]
    [InlineData("epochs: 3", 1, "own.json, line 1: is not JSON: ")]
    public void A_file_that_cannot_be_meant_is_an_error(string content, int exitCode, string message)
    {
        _directory.Write("own.json", content);
        CommandResult result = CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--config", "own.json");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith($"error: {message}", result.FirstError, StringComparison.Ordinal);
        Assert.Equal(["own.json", "reviews.csv"], _directory.Files);
    }

    [Fact]
    public void Data_is_needed_from_either()
    {
        CommandResult result = CommandLine.Run(_directory, "train", "--epochs", "1");
        Assert.Equal((2, "error: --data is missing; FILE was expected."), (result.ExitCode, result.FirstError));
    }

    private void Train(string run, string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["train", "--output", run, .. flags]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static int Number(JsonElement config, string section, string key) => config.GetProperty(section).GetProperty(key).GetInt32();
}
