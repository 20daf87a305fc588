using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Models;

public sealed class SavedModelTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private static readonly ModelOptions s_options = new() { EmbeddingDim = 2, HiddenDim = 3, Layers = 2 };

    public SavedModelTests() => Save(s_options, ["good", "bad"], ["negative", "positive"]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_was_saved_is_loaded()
    {
        SavedModel model = SavedModel.Load(_directory.Path);

        Assert.Equal(s_options, model.Config.Model);
        Assert.Equal(["negative", "positive"], model.Config.Labels);
        Assert.Equal(["<pad>", "<unk>", "good", "bad"], model.Vocabulary.Tokens);
        Assert.Equal(
            WeightNames.Of(Config(s_options, ["negative", "positive"]), 4).Select(entry => entry.Name).Order(),
            model.Weights.Keys.Order());
    }

    [Fact]
    public void Weights_have_the_names_and_shapes_of_PyTorch()
    {
        Assert.Equal(
            [
                "embedding.weight [4,2]",
                "gru.weight_ih_l0 [9,2]", "gru.weight_hh_l0 [9,3]", "gru.bias_ih_l0 [9]", "gru.bias_hh_l0 [9]",
                "gru.weight_ih_l0_reverse [9,2]", "gru.weight_hh_l0_reverse [9,3]",
                "gru.bias_ih_l0_reverse [9]", "gru.bias_hh_l0_reverse [9]",
                "gru.weight_ih_l1 [9,6]", "gru.weight_hh_l1 [9,3]", "gru.bias_ih_l1 [9]", "gru.bias_hh_l1 [9]",
                "gru.weight_ih_l1_reverse [9,6]", "gru.weight_hh_l1_reverse [9,3]",
                "gru.bias_ih_l1_reverse [9]", "gru.bias_hh_l1_reverse [9]",
                "linear.weight [1,6]", "linear.bias [1]",
                "ngrams.weight [1,4096]", "ngrams.bias [1]", "blend.scale [2]", "blend.bias [1]",
            ],
            WeightNames.Of(Config(s_options, ["negative", "positive"]), 4)
                .Select(entry => $"{entry.Name} [{string.Join(',', entry.Shape)}]"));
    }

    [Fact]
    public void Weights_of_further_networks_come_after_the_first_and_say_whose_they_are()
    {
        ModelOptions one = new() { EmbeddingDim = 2, HiddenDim = 3, Bidirectional = false };
        Assert.Equal(
            [
                "embedding.weight",
                "gru.weight_ih_l0", "gru.weight_hh_l0", "gru.bias_ih_l0", "gru.bias_hh_l0",
                "linear.weight", "linear.bias",
                "members.2.embedding.weight",
                "members.2.gru.weight_ih_l0", "members.2.gru.weight_hh_l0", "members.2.gru.bias_ih_l0", "members.2.gru.bias_hh_l0",
                "members.2.linear.weight", "members.2.linear.bias",
                "ngrams.weight", "ngrams.bias", "blend.scale", "blend.bias",
            ],
            WeightNames.Of(Config(one with { Ensemble = 2 }, ["negative", "positive"]), 4).Select(entry => entry.Name));
    }

    [Fact]
    public void An_ensemble_is_saved_and_loaded()
    {
        Save(s_options with { Ensemble = 3 }, ["good", "bad"], ["negative", "positive"]);
        Assert.Equal(s_options with { Ensemble = 3 }, SavedModel.Load(_directory.Path).Config.Model);
        Assert.Contains("\"ensemble\": 3", File.ReadAllText(_directory.File(ModelFile.Config)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_missing_is_named()
    {
        Save(s_options with { Ensemble = 2 }, ["good", "bad"], ["negative", "positive"], config: s_options with { Ensemble = 3 });
        Assert.Contains("has no \"members.3.embedding.weight\", which config.json calls for", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_from_before_there_were_ensembles_is_of_one_network()
    {
        string path = _directory.File(ModelFile.Config);
        File.WriteAllText(path, File.ReadAllText(path).Replace(",\n    \"ensemble\": 1", "", StringComparison.Ordinal));
        Assert.DoesNotContain("ensemble", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(1, SavedModel.Load(_directory.Path).Config.Model.Ensemble);
    }

    [Theory]
    [InlineData(ModelFile.Config)]
    [InlineData(ModelFile.Vocabulary)]
    [InlineData(ModelFile.Weights)]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(_directory.File(name));
        Assert.StartsWith($"{_directory.File(name)}: is missing", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelFile.Config)]
    [InlineData(ModelFile.Vocabulary)]
    [InlineData(ModelFile.Weights)]
    public void An_empty_or_foreign_file_is_named(string name)
    {
        File.WriteAllBytes(_directory.File(name), []);
        Assert.Contains(name, Fault(), StringComparison.Ordinal);
        File.WriteAllBytes(_directory.File(name), [0xff, 0xfe, 0x00, 0x01, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]);
        Assert.Contains(name, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Vocabulary_and_weights_must_match()
    {
        Write(new Vocabulary(["<pad>", "<unk>", "good"]));
        Assert.Equal(
            $"{_directory.File(ModelFile.Weights)}: holds \"embedding.weight\" with the shape [4, 2]; "
                + "vocabulary.txt (3 tokens) and config.json call for [3, 2]. The files are of different models.",
            Fault());
    }

    [Fact]
    public void Configuration_and_weights_must_match()
    {
        Save(s_options, ["good", "bad"], ["negative", "positive"], config: s_options with { HiddenDim = 4 });
        Assert.Contains(
            "holds \"gru.weight_ih_l0\" with the shape [9, 2]; config.json calls for [12, 2]", Fault(), StringComparison.Ordinal);
        Save(s_options, ["good", "bad"], ["negative", "positive"], config: s_options with { Layers = 3 });
        Assert.Contains("has no \"gru.weight_ih_l2\"", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max")]
    [InlineData("Max")] // as it was written once
    public void The_names_of_choices_are_written_as_flags_have_them_and_read_in_any_case(string name)
    {
        string path = _directory.File(ModelFile.Config), json = File.ReadAllText(path);
        Assert.Contains("\"readout\": \"max\"", json, StringComparison.Ordinal);
        File.WriteAllText(path, json.Replace("\"max\"", $"\"{name}\"", StringComparison.Ordinal));

        Assert.Equal(s_options, SavedModel.Load(_directory.Path).Config.Model);
    }

    [Fact]
    public void A_mapping_of_labels_is_kept_and_may_be_missing()
    {
        Assert.Null(SavedModel.Load(_directory.Path).Config.LabelMapping);
        ModelConfig mapped = Config(s_options, ["negative", "positive"]) with { LabelMapping = "negative=1;positive=5" };
        _directory.Write(ModelFile.Config, mapped.ToJson());
        Assert.Equal("negative=1;positive=5", SavedModel.Load(_directory.Path).Config.LabelMapping);
    }

    [Fact]
    public void A_configuration_from_before_there_were_other_encoders_is_of_a_GRU()
    {
        string path = _directory.File(ModelFile.Config);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"encoder\": \"gru\",", "", StringComparison.Ordinal));
        Assert.DoesNotContain("encoder", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(s_options, SavedModel.Load(_directory.Path).Config.Model);
    }

    [Theory]
    [InlineData("\"char_ngrams\": 0", "\"char_ngrams\": 2", "\"char_ngrams\" is 2; it must be 0 (none) or from 3 to 6 characters.")]
    [InlineData("\"encoder\": \"gru\"", "\"encoder\": \"lute\"", "is not the configuration of a model")]
    [InlineData("\"readout\": \"max\"", "\"readout\": 7", "is not the configuration of a model")]
    [InlineData("\"format_version\": 1", "\"format_version\": 3", "has format version 3; this program reads up to 2. Use a newer program.")]
    [InlineData("\"format\": \"gru-sentiment\"", "\"format\": \"other\"", "\"format\" is not \"gru-sentiment\"")]
    [InlineData("\"hidden_dim\": 3", "\"hidden_dim\": -3", "\"hidden_dim\" is -3")]
    [InlineData("\"ensemble\": 1", "\"ensemble\": 0", "\"ensemble\" is 0; it must be from 1 to 16 networks.")]
    [InlineData("\"positive\"", "\"negative\"", "\"labels\" must be two or more different names")]
    [InlineData("\"tokenizer_version\": ", "\"tokenizer_version\": 9", "was trained with tokenizer version 9")]
    public void A_configuration_that_cannot_be_right_is_an_error(string saved, string edited, string message)
    {
        string path = _directory.File(ModelFile.Config);
        string json = File.ReadAllText(path);
        Assert.Contains(saved, json, StringComparison.Ordinal);
        File.WriteAllText(path, json.Replace(saved, edited, StringComparison.Ordinal));

        Assert.Contains(message, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_finite_are_an_error()
    {
        Save(s_options, ["good", "bad"], ["negative", "positive"], value: float.NaN);
        Assert.Contains("holds \"embedding.weight\" with the value NaN at 0", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_an_editor_has_open_to_write_is_loaded()
    {
        FileStream Open(string name) => new(_directory.File(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using FileStream config = Open(ModelFile.Config), vocabulary = Open(ModelFile.Vocabulary), weights = Open(ModelFile.Weights);
        Assert.Equal(s_options, SavedModel.Load(_directory.Path).Config.Model);
    }

    [Fact]
    public void A_directory_that_is_none_is_an_error()
    {
        var missing = Assert.Throws<ModelException>(() => SavedModel.Load(_directory.File("no")));
        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
        var file = Assert.Throws<ModelException>(() => SavedModel.Load(_directory.File(ModelFile.Config)));
        Assert.Contains("is a file", file.Message, StringComparison.Ordinal);
    }

    private string Fault() => Assert.ThrowsAny<GruSentimentException>(() => SavedModel.Load(_directory.Path)).Message;

    private void Save(ModelOptions options, string[] words, string[] labels, ModelOptions? config = null, float value = 0.5f)
    {
        ModelConfig trained = Config(options, labels), saved = Config(config ?? options, labels);
        _directory.Write(ModelFile.Config, saved.ToJson());
        Write(new Vocabulary(["<pad>", "<unk>", .. words]));
        IEnumerable<Weight> weights = WeightNames.Of(trained, words.Length + 2).Select(Filled);
        using FileStream stream = File.Create(_directory.File(ModelFile.Weights));
        Safetensors.Write(stream, [.. weights]);

        Weight Filled(WeightShape entry) =>
            new(entry.Name, entry.Shape, [.. Enumerable.Repeat(value, entry.Shape.Aggregate(1, (a, b) => a * b))]);
    }

    private static ModelConfig Config(ModelOptions options, string[] labels) =>
        new() { TokenizerVersion = Tokenizer.Version, Labels = labels, Model = options, Ngrams = new NgramOptions { Bits = 12 } };

    private void Write(Vocabulary vocabulary)
    {
        using FileStream stream = File.Create(_directory.File(ModelFile.Vocabulary));
        VocabularyFile.Write(stream, vocabulary);
    }
}
