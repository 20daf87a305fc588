using System.Diagnostics;
using System.Text.Json.Nodes;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

/// <summary>Files that no training writes: no answer, no waiting, and no more memory than they are worth.</summary>
public sealed class BrokenModelFileTests : IDisposable
{
    private static readonly SavedModel s_model = SmallModel.Of(1);

    private readonly TemporaryDirectory _directory = new();

    public BrokenModelFileTests() => ModelDirectory.Write(_directory.Path, s_model, withSums: false);

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(ModelFile.Config)]
    [InlineData(ModelFile.Vocabulary)]
    [InlineData(ModelFile.Weights)]
    public void A_directory_in_place_of_a_file_is_named(string name)
    {
        File.Delete(_directory.File(name));
        Directory.CreateDirectory(_directory.File(name));
        Assert.Equal($"{_directory.File(name)}: is a directory; a file was expected.", Fault());
    }

    [Theory]
    [InlineData(ModelFile.Config)]
    [InlineData(ModelFile.Vocabulary)]
    [InlineData(ModelFile.Weights)]
    public void Nothing_waits_for_a_pipe_and_nothing_reads_a_device(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = _directory.File(name);
        string expected = $"{path}: is empty, or a pipe or a device; a file that a training wrote was expected.";
        File.Delete(path);
        using (Process make = Process.Start("mkfifo", [path]))
            make.WaitForExit();
        Assert.Equal(expected, Fault());

        File.Move(path, _directory.File("pipe"));
        foreach (string target in (string[])[_directory.File("pipe"), "/dev/zero", "/dev/null"])
        {
            File.CreateSymbolicLink(path, target);
            Assert.Equal(expected, Fault());
            File.Delete(path);
        }
        File.CreateSymbolicLink(path, path);
        Assert.StartsWith($"{path}: can't be read: ", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_may_be_links()
    {
        if (OperatingSystem.IsWindows())
            return; // Not everyone may create links there.
        string run = _directory.File("links");
        Directory.CreateDirectory(run);
        foreach (string name in (string[])[ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights])
            File.CreateSymbolicLink(Path.Combine(run, name), Path.Combine("..", name));
        Assert.Equal(s_model.Vocabulary.Tokens, SavedModel.Load(run).Vocabulary.Tokens);
    }

    [Theory]
    [InlineData(ModelFile.Config, ": has 4294967296 bytes; at most 16777216 are read.")]
    [InlineData(ModelFile.Vocabulary, ", line 6: longer than 1024 bytes, expected a token.")]
    [InlineData(ModelFile.Weights, " bytes of data, and its arrays end at ")]
    public void A_huge_file_is_not_read_whole(string name, string message)
    {
        using (FileStream file = File.OpenWrite(_directory.File(name)))
            file.SetLength(1L << 32); // Zeros, which take no place on disk.
        long before = GC.GetTotalAllocatedBytes();
        Assert.Contains(message, Fault(), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000); // Other tests run meanwhile.
    }

    [Fact]
    public void Weights_that_the_configuration_does_not_call_for_are_not_read()
    {
        string path = _directory.File(ModelFile.Weights), of = "The files are of different models.";
        Save([.. s_model.Weights.Values, new Weight("more.weight", [1], [1])]);
        Assert.Equal($"{path}: holds \"more.weight\", which config.json does not call for. {of}", Fault());

        Weight embedding = s_model.Weights["embedding.weight"];
        Save([.. s_model.Weights.Values.Where(weight => weight != embedding), embedding with { Shape = [2, 5] }]);
        Assert.Equal($"{path}: holds \"embedding.weight\" with the shape [2, 5]; config.json calls for [tokens, 2]. {of}", Fault());
        Save([.. s_model.Weights.Values.Where(weight => weight != embedding), embedding with { Shape = [10] }]);
        Assert.Equal($"{path}: holds \"embedding.weight\" with the shape [10]; config.json calls for [tokens, 2]. {of}", Fault());
    }

    [Fact]
    public void A_vocabulary_has_no_more_tokens_than_the_weights_have_room_for()
    {
        File.AppendAllLines(_directory.File(ModelFile.Vocabulary), Enumerable.Range(0, 100_000).Select(i => $"more{i}"));
        Assert.Contains("model.safetensors has no room for more than ", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden_dim", "1e999999999")]
    [InlineData("hidden_dim", "99999999999999999999999")]
    [InlineData("layers", "\"1e9\"")]
    [InlineData("max_length", "2147483648")]
    [InlineData("embedding_dim", "[[[[[[[[[[1]]]]]]]]]]")]
    [InlineData("embedding_dim", "{\"\\ud800\": 1}")]
    [InlineData("dropout", "\"NaN\"")]
    [InlineData("half_length", "\"Infinity\"")]
    [InlineData("bits", "31")]
    [InlineData("tokenizer_version", "1e99")]
    [InlineData("labels", "\"negative\"")]
    [InlineData("labels", "[\"\\ud800\", \"b\"]")]
    public void A_number_or_a_value_that_no_option_has_is_an_error(string member, string value)
    {
        string path = _directory.File(ModelFile.Config);
        JsonObject config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        JsonObject[] holders = [config, config["model"]!.AsObject(), config["ngrams"]!.AsObject()];
        JsonObject holder = holders.First(one => one.ContainsKey(member));
        holder[member] = "here";
        File.WriteAllText(path, config.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal));
        Assert.StartsWith(path, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_nested_too_deep_is_an_error()
    {
        File.WriteAllText(_directory.File(ModelFile.Config), string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000)));
        Assert.StartsWith($"{_directory.File(ModelFile.Config)}: is not the configuration of a model: ", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Weights_too_large_for_an_answer_are_an_error_and_not_an_answer(int classes)
    {
        SavedModel huge = SmallModel.Of(1, classes, encoder: EncoderKind.Mean);
        Array.Fill(huge.Weights["embedding.weight"].Values, float.MaxValue);
        float[] linear = huge.Weights["linear.weight"].Values;
        for (int i = 0; i < linear.Length; i++)
            linear[i] = i % 2 == 0 ? 1 : -1; // The sum is infinity less infinity.
        ModelDirectory.Write(_directory.Path, huge, withSums: true);
        using SentimentPredictor predictor = SentimentPredictor.Load(_directory.Path, threads: 1);
        Assert.Equal($"{_directory.Path}: its weights are so large that an answer is no number. Train it again.",
            Assert.Throws<ModelException>(() => predictor.Predict("a good good film")).Message);
    }

    [Fact]
    public void Hundreds_of_thousands_of_classes_are_no_danger_to_the_stack()
    {
        SavedModel many = SmallModel.Of(1, classes: 600_000);
        ModelDirectory.Write(_directory.Path, many, withSums: true);
        using SentimentPredictor predictor = SentimentPredictor.Load(_directory.Path, threads: 1);
        Assert.Equal(1, predictor.Predict("good").Probabilities.Sum(probability => (double)probability), 1e-3);
    }

    private void Save(IReadOnlyList<Weight> weights)
    {
        using FileStream stream = File.Create(_directory.File(ModelFile.Weights));
        Safetensors.Write(stream, weights);
    }

    private string Fault() => Assert.Throws<ModelException>(() => SavedModel.Load(_directory.Path)).Message;
}
