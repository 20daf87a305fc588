using System.Text.Json.Nodes;
using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Preparation;

/// <summary>The n-grams of characters of a model that a training starts from.</summary>
[Collection(TorchGenerator.Name)]
public sealed class StartingNgramsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Its_ngrams_of_characters_are_the_models_and_another_length_is_refused(int characters)
    {
        SavedModel first = Run(
            Request() with
            {
                Model = new ModelOptions { EmbeddingDim = 4, HiddenDim = 5, Ensemble = 1 },
                Ngrams = new NgramOptions { CharNgrams = characters },
            }, "first");
        Assert.Equal(characters, first.Config.Ngrams.CharNgrams);
        if (characters == 0) // As it was before there were any.
            ForgetCharacters("first/config.json");

        SavedModel second = Run(Request() with { FromRun = _folder.File("first") }, "second");

        Assert.Equal((characters, first.Config.Ngrams.Bits), (second.Config.Ngrams.CharNgrams, second.Config.Ngrams.Bits));
        TrainingRequest other = Request() with { FromRun = _folder.File("first"), Ngrams = new NgramOptions { CharNgrams = 6 } };
        var e = Assert.Throws<OptionException>(() => TrainingFiles.Read(other, TestContext.Current.CancellationToken));
        Assert.Equal($"CharNgrams is 6, and the model {other.FromRun} has {characters}; remove it.", e.Message);
    }

    private void ForgetCharacters(string file)
    {
        JsonObject config = JsonNode.Parse(File.ReadAllText(_folder.File(file)))!.AsObject();
        config["ngrams"]!.AsObject().Remove("char_ngrams");
        config.Remove("checksums");
        _folder.Write(file, config.ToJsonString());
    }

    private TrainingRequest Request() => new()
    {
        Data = _folder.Write("reviews.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 24)
            .Select(i => $"ein {(i % 2 == 0 ? "wunderbares" : "schreckliches")} Buch {(i % 3 == 0 ? "heute" : "gestern")} {i},{i % 2}\n"))),
        Training = new TrainingOptions { Epochs = 1, BatchSize = 8 },
    };

    private SavedModel Run(TrainingRequest request, string name)
    {
        using var recorder = new RunRecorder(RunDirectory.At(_folder.File(name)));
        new TrainingSession(request, recorder).Run(TestContext.Current.CancellationToken);
        return SavedModel.Load(_folder.File(name));
    }
}
