using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;

namespace GruSentiment.Data.Tests.Evaluation;

/// <summary>A run directory of random weights.</summary>
internal static class SavedToyModel
{
    /// <summary>Writes one, and loads it.</summary>
    public static SentimentPredictor In(TemporaryDirectory directory, int classes)
    {
        SavedModel model = classes == 2
            ? ToyModel.Of(2) : ToyModel.Of(["negative", "neutral", "positive"], ["good", "bad", "film", "soup"]);
        directory.Write(ModelFile.Config, model.Config.ToJson());
        AtomicFile.Write(directory.File(ModelFile.Vocabulary), stream => VocabularyFile.Write(stream, model.Vocabulary));
        AtomicFile.Write(directory.File(ModelFile.Weights), stream => Safetensors.Write(stream, [.. model.Weights.Values]));
        return SentimentPredictor.Load(directory.Path, threads: 1);
    }

    /// <summary>Says which texts it was trained on, and which chose its epoch.</summary>
    public static void Trained(TemporaryDirectory directory, string[] training, string[] validation) =>
        AtomicFile.Write(
            directory.File(TrainingTextsFile.Name),
            stream => TrainingTextsFile.Write(stream, TrainingTexts.Of(Hashes(training), Hashes(validation))));

    private static IEnumerable<ulong> Hashes(string[] texts)
    {
        var table = new TokenTable();
        return texts.Select(text => table.HashOf(table.Number(text)));
    }
}
