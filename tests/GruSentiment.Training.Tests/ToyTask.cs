using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests;

/// <summary>Made-up reviews of a few ids, whose class is that of the one telling id in them.</summary>
internal static class ToyTask
{
    public const int VocabularySize = 20;

    public static readonly ModelOptions Model = new() { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 };

    /// <summary>The telling id is 2 and the class's number.</summary>
    public static EncodedReview[] Reviews(int count, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(8, VocabularySize))];
            ids[random.Next(ids.Length)] = 2 + i % classes;
            return new EncodedReview(ids, i % classes);
        })];
    }

    /// <summary>Reviews whose labels mean nothing: there is nothing to learn but the reviews by heart.</summary>
    public static EncodedReview[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            new EncodedReview([.. Enumerable.Range(0, 6).Select(_ => random.Next(2, VocabularySize))], random.Next(2)))];
    }

    public static string[] Labels(int classes) => [.. Enumerable.Range(0, classes).Select(i => $"class {i}")];

    /// <summary>Networks that have learnt nothing yet.</summary>
    public static ClassifierEnsemble Ensemble(int classes, int networks = 1, double dropout = 0, int seed = 1, Engine engine = Engine.Fused)
    {
        NativeRuntime.Prepare(threads: 1, seed: 99);
        ModelOptions options = Model with { Ensemble = networks, Dropout = dropout };
        Func<EncoderModule> createEncoder = EncoderFactory.For(options, new TrainingOptions { Engine = engine, Threads = 2 });
        return new ClassifierEnsemble(options, VocabularySize, classes == 2 ? 1 : classes, createEncoder, seed);
    }
}
