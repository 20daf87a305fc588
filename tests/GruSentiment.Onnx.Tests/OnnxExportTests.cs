using System.Security.Cryptography;
using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Onnx.Tests.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Models;

namespace GruSentiment.Onnx.Tests;

public sealed class OnnxExportTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_run_directory_becomes_four_files()
    {
        ModelDirectory.Write(_directory.File("run"), MadeModel.Of(MadeModel.Options, classes: 3), withSums: true);
        string folder = _directory.File("run/onnx");
        IReadOnlyList<string> files = OnnxExport.Save(_directory.File("run"), folder, threshold: 0.7);

        string[] names = ["model.onnx", "vocabulary.txt", "examples.json", "tokenizer.json"];
        Assert.Equal(names.Select(name => Path.Combine(folder, name)), files);
        Assert.Equal(
            names.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(Path.GetFileName));
        Assert.Equal(File.ReadAllBytes(_directory.File("run/vocabulary.txt")), File.ReadAllBytes(files[1]));
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(files[3])).RootElement;
        Assert.Equal(["class 1", "class 2", "class 3"], root.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal(0.7, root.GetProperty("threshold").GetDouble());
        Assert.Equal(800, root.GetProperty("max_length").GetInt32());
        Assert.Equal(2, root.GetProperty("ngrams").GetProperty("order").GetInt32());
        Assert.Equal(12, root.GetProperty("ngrams").GetProperty("bits").GetInt32());
        Assert.Equal(Sum(files[0]), root.GetProperty("model").GetProperty("sha256").GetString());
        Assert.Equal(Sum(files[1]), root.GetProperty("vocabulary").GetProperty("sha256").GetString());
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_and_replaces_an_older_export()
    {
        using var other = new SentimentPredictor(MadeModel.Of(MadeModel.Options with { Encoder = EncoderKind.Mean }));
        OnnxExport.Save(other, _directory.File("one"));
        using var predictor = new SentimentPredictor(MadeModel.Of(MadeModel.Options));
        IReadOnlyList<string> one = OnnxExport.Save(predictor, _directory.File("one"));
        IReadOnlyList<string> two = OnnxExport.Save(predictor, _directory.File("two"));
        Assert.Equal(one.Select(Sum), two.Select(Sum));
        Assert.Equal(10, _directory.Files.Length);
    }

    [Fact]
    public void Ngrams_of_characters_are_specified_in_a_version_of_their_own_and_in_the_examples()
    {
        var ngrams = new NgramOptions { Order = 2, Bits = 12, CharNgrams = 4 };
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options, ngrams: ngrams));
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(model.Folder, "tokenizer.json"))).RootElement;
        Assert.Equal(2, root.GetProperty("format_version").GetInt32());
        Assert.Equal(4, root.GetProperty("ngrams").GetProperty("char_ngrams").GetInt32());
        Assert.Equal(6, root.GetProperty("inputs").GetArrayLength());
        Assert.Contains(root.GetProperty("ngrams").GetProperty("rules").EnumerateArray(),
            rule => rule.GetString()!.StartsWith("An n-gram of characters is 3 to char_ngrams characters", StringComparison.Ordinal));
        var options = new CharacterNgrams(ngrams);
        using var examples = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(model.Folder, "examples.json")));
        foreach (JsonElement example in examples.RootElement.EnumerateArray())
        {
            IEnumerable<int> expected = example.GetProperty("tokens").EnumerateArray()
                .SelectMany(token => options.BucketsOf(token.GetString()!)).Distinct().Order();
            Assert.Equal(expected, example.GetProperty("char_ngrams").EnumerateArray().Select(bucket => bucket.GetInt32()));
        }
    }

    [Theory]
    [InlineData(nameof(EncoderKind.Gru), 2)]
    [InlineData(nameof(EncoderKind.Mean), 3)]
    public void The_examples_are_the_inputs_and_answers_of_the_graph(string encoder, int classes)
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options with { Encoder = Enum.Parse<EncoderKind>(encoder) }, classes));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(model.Folder, "examples.json")));
        JsonElement[] examples = [.. document.RootElement.EnumerateArray()];
        Assert.Equal(15, examples.Length);
        foreach (JsonElement example in examples)
        {
            OnnxTensor ids = Row("ids", example), ngrams = Row("ngrams", example);
            float[] probabilities = model.Run("probabilities",
            [
                ids, new OnnxTensor("lengths", [ids.Values.Length], [1]),
                ngrams, new OnnxTensor("ngram_counts", [ngrams.Values.Length], [1]),
            ]);
            IEnumerable<float> expected = example.GetProperty("probabilities").EnumerateArray().Select(value => value.GetSingle());
            Assert.Equal(expected, probabilities, (one, other) => Math.Abs(one - other) < 1e-5);
            Assert.Equal(example.GetProperty("tokens").GetArrayLength(), ids.Values.Length);
        }

        static OnnxTensor Row(string name, JsonElement example)
        {
            long[] values = [.. example.GetProperty(name).EnumerateArray().Select(value => value.GetInt64())];
            return new OnnxTensor(name, values, [1, values.Length]);
        }
    }

    [Fact]
    public void The_directory_of_a_run_is_not_written_to()
    {
        ModelDirectory.Write(_directory.File("run"), MadeModel.Of(MadeModel.Options), withSums: true);
        string run = _directory.File("run");
        var e = Assert.Throws<GruSentimentException>(() => OnnxExport.Save(run, run));
        Assert.Equal(
            $"{run}: is the directory of a run, whose vocabulary.txt would be replaced. Name another, as {Path.Combine(run, "onnx")}.",
            e.Message);
        Assert.Equal(3, Directory.GetFiles(run).Length);
    }

    [Fact]
    public void A_model_that_can_not_be_read_is_named()
    {
        ModelDirectory.Write(_directory.File("run"), MadeModel.Of(MadeModel.Options), withSums: true);
        string weights = _directory.File("run/model.safetensors");
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..^9]);
        var e = Assert.Throws<ModelException>(() => OnnxExport.Save(_directory.File("run"), _directory.File("out")));
        Assert.StartsWith($"{weights}: ", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory.File("out")));

        string missing = _directory.File("no-such-run");
        e = Assert.Throws<ModelException>(() => OnnxExport.Save(missing, _directory.File("out")));
        Assert.Equal($"{missing}: does not exist.", e.Message);
    }

    private static string Sum(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
