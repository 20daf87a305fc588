using System.Security.Cryptography;
using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Models;

namespace GruSentiment.Reports.Tests.Runs;

public sealed class RunChecksumsTests : IDisposable
{
    private static readonly SavedModel s_first = SmallModel.Of(1), s_second = SmallModel.Of(2);

    private readonly TemporaryDirectory _folder = new();
    private readonly RunDirectory _run;

    public RunChecksumsTests()
    {
        _run = RunDirectory.At(_folder.File("run"));
        _run.Create();
    }

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Sums_are_those_of_the_files_and_of_the_weights_before_until_the_end()
    {
        _run.Model.Save(s_first.Vocabulary);
        Save(s_first);
        string first = Sum(ModelFile.Weights);
        Assert.Equal([first], Weights());
        Assert.Equal(first, _run.Model.Saved?.Sum);

        Save(s_second);
        string second = Sum(ModelFile.Weights);
        Assert.NotEqual(first, second);
        Assert.Equal([second, first], Weights());
        Assert.Equal(second, _run.Model.Saved?.Sum);

        _run.Model.Seal(s_second.Config);
        Assert.Equal([second], Weights());
        AssertHolds(s_second);
    }

    [Fact]
    public void Weights_come_after_all_that_they_need()
    {
        Assert.Throws<InvalidOperationException>(() => Save(s_first)); // No vocabulary yet.
        Assert.Empty(Directory.EnumerateFiles(_run.Path));
        _run.Model.Save(s_first.Vocabulary);

        Directory.CreateDirectory(_folder.File("run/model.safetensors")); // What the last rename finds.
        Assert.Throws<GruSentimentException>(() => Save(s_first));
        Assert.Equal(["config.json", "vocabulary.txt"], Directory.EnumerateFiles(_run.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_training_that_is_ended_between_two_renames_leaves_the_model_of_before()
    {
        _run.Model.Save(s_first.Vocabulary);
        Save(s_first);
        byte[] older = File.ReadAllBytes(_folder.File("run/model.safetensors"));
        Save(s_second);
        File.WriteAllBytes(_folder.File("run/model.safetensors"), older); // As if the second rename had not been.
        AssertHolds(s_first);
    }

    [Fact]
    public async Task A_model_is_read_while_a_training_saves_better_ones()
    {
        _run.Model.Save(s_first.Vocabulary);
        Save(s_first);
        using var ended = new CancellationTokenSource();
        Task saving = Task.Run(() =>
        {
            for (int seed = 3; !ended.IsCancellationRequested; seed++)
                Save(SmallModel.Of(seed));
        }, TestContext.Current.CancellationToken);

        for (int i = 0; i < 100; i++)
            Assert.Equal(5, SavedModel.Load(_run.Path).Vocabulary.Count);
        await ended.CancelAsync();
        await saving;
    }

    private void Save(SavedModel model) => _run.Model.Save(model.Config, [.. model.Weights.Values]);

    private void AssertHolds(SavedModel model) =>
        Assert.Equal(model.Weights["linear.weight"].Values, SavedModel.Load(_run.Path).Weights["linear.weight"].Values);

    private string[] Weights()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(_folder.File("run/config.json")));
        JsonElement sums = json.RootElement.GetProperty("checksums").GetProperty("model.safetensors");
        return sums.ValueKind == JsonValueKind.Array ? [.. sums.EnumerateArray().Select(sum => sum.GetString()!)] : [sums.GetString()!];
    }

    private string Sum(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_run.Path, name))));
}
