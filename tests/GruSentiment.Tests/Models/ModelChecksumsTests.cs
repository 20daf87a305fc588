using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public sealed class ModelChecksumsTests : IDisposable
{
    private static readonly SavedModel s_model = SmallModel.Of(1);

    private readonly TemporaryDirectory _directory = new();

    public ModelChecksumsTests() => ModelDirectory.Write(_directory.Path, s_model, withSums: true);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_configuration_states_the_sums_of_all_three_files()
    {
        byte[] config = File.ReadAllBytes(_directory.File(ModelFile.Config));
        JsonElement sums = JsonDocument.Parse(config).RootElement.GetProperty("checksums");
        string own = sums.GetProperty("config.json").GetString()!;

        Assert.Equal(Sum(File.ReadAllBytes(_directory.File("vocabulary.txt"))), sums.GetProperty("vocabulary.txt").GetString());
        Assert.Equal(Sum(File.ReadAllBytes(_directory.File("model.safetensors"))), sums.GetProperty("model.safetensors").GetString());
        Assert.Equal(
            Sum(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(config).Replace(own, new string('0', 64), StringComparison.Ordinal))), own);
        Assert.Equal(s_model.Weights.Keys.Order(), SavedModel.Load(_directory.Path).Weights.Keys.Order());
    }

    [Theory]
    [InlineData(ModelFile.Config)]
    [InlineData(ModelFile.Vocabulary)]
    [InlineData(ModelFile.Weights)]
    public void A_flipped_bit_in_any_byte_is_an_error_that_names_the_file(string name)
    {
        string path = _directory.File(name);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
            AssertFound(path, whole, 8 * i + i * 5 % 8);
    }

    [Fact]
    public void So_is_every_flipped_bit_of_the_sums_and_their_names()
    {
        string path = _directory.File(ModelFile.Config);
        byte[] whole = File.ReadAllBytes(path);
        for (int bit = 8 * whole.AsSpan().IndexOf("\"checksums\""u8); bit < 8 * whole.Length; bit++)
            AssertFound(path, whole, bit);
    }

    [Fact]
    public void Swapped_lines_of_the_vocabulary_and_another_models_weights_are_errors_that_say_both_sums()
    {
        string vocabulary = _directory.File(ModelFile.Vocabulary), weights = _directory.File(ModelFile.Weights);
        string kept = File.ReadAllText(vocabulary), swapped = kept.Replace("good\nbad", "bad\ngood", StringComparison.Ordinal);
        byte[] stated = File.ReadAllBytes(weights);
        Assert.NotEqual(kept, swapped);

        File.WriteAllText(vocabulary, swapped);
        Assert.Equal(Other(vocabulary, Encoding.UTF8.GetBytes(swapped), Encoding.UTF8.GetBytes(kept)), Fault());

        File.WriteAllText(vocabulary, kept);
        ModelDirectory.Write(_directory.File("other"), SmallModel.Of(2), withSums: true);
        File.Copy(_directory.File(Path.Combine("other", ModelFile.Weights)), weights, overwrite: true);
        Assert.Equal(Other(weights, File.ReadAllBytes(weights), stated), Fault());
    }

    [Fact]
    public void Reversed_labels_are_an_error()
    {
        string path = _directory.File(ModelFile.Config), text = File.ReadAllText(path);
        string reversed = text.Replace("\"negative\",\n    \"positive\"", "\"positive\",\n    \"negative\"", StringComparison.Ordinal);
        Assert.NotEqual(text, reversed);
        File.WriteAllText(path, reversed);

        Assert.StartsWith($"{path}: is not the file that the training wrote (its SHA-256, with zeros in the place of its own, is ", Fault(),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "Restore it, or train again. If you changed it on purpose, remove \"checksums\".", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_sums_a_model_is_loaded_as_before()
    {
        ModelDirectory.Write(_directory.Path, s_model, withSums: false);
        Assert.DoesNotContain("checksums", File.ReadAllText(_directory.File(ModelFile.Config)), StringComparison.Ordinal);
        Assert.Null(SavedModel.Load(_directory.Path).Config.Checksums);
    }

    [Fact]
    public void The_weights_may_be_those_of_before_the_last_rename_and_no_others()
    {
        byte[] older = File.ReadAllBytes(_directory.File(ModelFile.Weights));
        ModelDirectory.Write(_directory.Path, SmallModel.Of(2), withSums: true);
        byte[] newer = File.ReadAllBytes(_directory.File(ModelFile.Weights));
        ModelChecksums sums = SavedModel.Load(_directory.Path).Config.Checksums! with { Previous = Sum(older) };
        File.WriteAllText(_directory.File(ModelFile.Config), (s_model.Config with { Checksums = sums }).ToJson());

        Assert.Equal(sums, SavedModel.Load(_directory.Path).Config.Checksums);
        File.WriteAllBytes(_directory.File(ModelFile.Weights), older);
        Assert.Equal(s_model.Weights["linear.bias"].Values, SavedModel.Load(_directory.Path).Weights["linear.bias"].Values);

        newer[^1] ^= 1;
        File.WriteAllBytes(_directory.File(ModelFile.Weights), newer);
        Assert.Contains("is not the file that the training wrote", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"vocabulary.txt\": ", "\"vocabulary.txt\": 7, \"x\": ")]
    [InlineData("\"model.safetensors\": ", "\"model.safetensors\": [], \"x\": ")]
    [InlineData("\"model.safetensors\": ", "\"weights\": ")]
    [InlineData("\"checksums\": ", "\"checksums\": null, \"x\": ")]
    [InlineData("\"checksums\": ", "\"other\": ")]
    public void Sums_of_another_form_are_an_error(string saved, string edited)
    {
        string path = _directory.File(ModelFile.Config);
        string changed = File.ReadAllText(path).Replace(saved, edited, StringComparison.Ordinal);
        File.WriteAllText(path, changed);
        Assert.StartsWith(path, Fault(), StringComparison.Ordinal);

        string own = JsonDocument.Parse(changed).RootElement.EnumerateObject()
            .First(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("config.json", out _))
            .Value.GetProperty("config.json").GetString()!;
        byte[] zeros = Encoding.UTF8.GetBytes(changed.Replace(own, new string('0', 64), StringComparison.Ordinal));
        ModelChecksums.Seal(zeros);
        File.WriteAllBytes(path, zeros); // Right in itself.
        if (edited != "\"other\": ")
            Assert.StartsWith($"{path}: is not the configuration of a model: ", Fault(), StringComparison.Ordinal);
    }

    private void AssertFound(string path, byte[] whole, int bit)
    {
        byte[] flipped = [.. whole];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        File.WriteAllBytes(path, flipped);
        string message = Assert.Throws<ModelException>(() => SavedModel.Load(_directory.Path)).Message;
        Assert.True(message.StartsWith(path, StringComparison.Ordinal), $"bit {bit}: {message}");
    }

    private string Fault() => Assert.Throws<ModelException>(() => SavedModel.Load(_directory.Path)).Message;

    private static string Other(string path, byte[] found, byte[] stated) =>
        $"{path}: is not the file that the training wrote (its SHA-256 is {Sum(found)}, config.json says {Sum(stated)}). "
        + "Restore it, or train again.";

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

}
