using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class PresetTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_tutorial_trains_on_its_dozen_sentences()
    {
        (int exitCode, string output, string error) = await Executable.Run(
            _directory.Path, "train", "--preset", "tutorial", "--data", Tutorial(), "-o", "run");

        Assert.True(exitCode == 0, error);
        Assert.Equal(22, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length); // a header, 20 epochs, the directory
        JsonElement config = Json("run/config.json");
        Assert.Equal("tutorial", config.GetProperty("training").GetProperty("preset").GetString());
        Assert.Equal((16, 32, 10), (OfModel("embedding_dim"), OfModel("hidden_dim"), OfModel("max_length")));

        int OfModel(string option) => config.GetProperty("model").GetProperty(option).GetInt32();
    }

    [Fact]
    public async Task Flags_outweigh_the_preset_even_at_their_defaults()
    {
        (int exitCode, _, string error) = await Executable.Run(
            _directory.Path, "train", "--lr", "0.002", "--preset", "tutorial", "--epochs", "2", "--data", Tutorial(), "-o", "run");

        Assert.True(exitCode == 0, error);
        JsonElement training = Json("run/config.json").GetProperty("training");
        Assert.Equal((0.002, 2, 2, "constant"), (training.GetProperty("lr").GetDouble(), training.GetProperty("epochs").GetInt32(),
            training.GetProperty("batch_size").GetInt32(), training.GetProperty("schedule").GetString()));
    }

    [Fact]
    public async Task An_unknown_preset_is_a_usage_error_that_names_the_known()
    {
        (int exitCode, _, string error) = await Executable.Run(_directory.Path, "train", "--preset", "lesson", "--data", "x.csv");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: --preset: \"lesson\" is not tutorial, the only choice.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_what_a_preset_sets()
    {
        (_, string output, _) = await Executable.Run(_directory.Path, "help", "train");

        string words = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("--embedding-dim 16 --hidden-dim 32", words, StringComparison.Ordinal);
    }

    private JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(_directory.File(name))).RootElement;

    private static string Tutorial()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GruSentiment.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "data", "tutorial.csv");
    }
}
