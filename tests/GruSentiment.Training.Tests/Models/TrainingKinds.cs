using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Models;

/// <summary>Trainings that differ in what their state consists of.</summary>
internal static class TrainingKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "plain", "n-grams of characters", "torch", "torch, two layers", "two layers", "mean encoder", "balanced", "frozen vectors",
        "tuned vectors", "ensemble", "three classes", "without n-grams", "pretrained", "pretrained on its own", "constant rate", "further",
        "further, three classes", "lstm", "rnn", "cnn", "transformer",
    ];

    /// <summary>A small training of a kind, of three epochs.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <param name="folder">Where its files are written.</param>
    public static TrainingRequest Request(string kind, TemporaryDirectory folder)
    {
        int classes = kind.EndsWith("three classes", StringComparison.Ordinal) ? 3 : 2;
        bool vectors = HasVectors(kind);
        string csv = kind == "balanced" ? ToyReviews.Uneven(105, seed: 1) : ToyReviews.Csv(105, classes, seed: 1, noise: true);
        string texts = string.Concat(Enumerable.Range(0, 60).Select(i => $"lamp film soup book number{i} so very\n"));
        const string Vectors = "lamp 0.5 -0.2 0.1 0.3\nfilm -0.5 0.4 0.2 0.1\nsoup 0.1 0.1 -0.3 0.2\n";
        var request = new TrainingRequest
        {
            Data = folder.Write($"{classes}.csv", csv),
            Model = Model(kind),
            Training = kind switch
            {
                "torch" or "torch, two layers" => Training(kind) with { Engine = Engine.Torch },
                "pretrained on its own" => Training(kind) with { PretrainingEpochs = 3 },
                _ => Training(kind),
            },
            Vocabulary = new VocabularyOptions { MinFreq = 1 },
            Ngrams = new NgramOptions
            {
                Order = kind == "without n-grams" ? 0 : 2,
                CharNgrams = kind == "n-grams of characters" ? 5 : 0,
            },
            Embeddings = vectors ? folder.Write("vectors.txt", Vectors) : null,
            Unlabelled = kind == "pretrained" ? folder.Write("unlabelled.txt", texts) : null,
        };
        return kind.StartsWith("further", StringComparison.Ordinal) ? Further(request, classes, folder) : request;
    }

    /// <summary>The same, from a model that was trained on fewer words; its shape is not said again.</summary>
    private static TrainingRequest Further(TrainingRequest request, int classes, TemporaryDirectory folder)
    {
        string run = folder.File($"trained-{classes}");
        if (!Directory.Exists(run))
        {
            string data = folder.Write("first.csv", ToyReviews.Csv(60, classes, seed: 2, noise: true));
            var recorder = new RunRecorder(RunDirectory.At(run));
            new TrainingSession(request with { Data = data }, recorder).Run();
        }
        return request with { FromRun = run, Model = new ModelOptions() };
    }

    private static bool HasVectors(string kind) => kind.EndsWith("vectors", StringComparison.Ordinal);

    private static ModelOptions Model(string kind)
    {
        if (kind == "mean encoder")
            return new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 8, Dropout = 0.3 };
        if (Enum.TryParse(kind, ignoreCase: true, out EncoderKind encoder))
            return new ModelOptions { Encoder = encoder, EmbeddingDim = 8, HiddenDim = 8, Dropout = 0.3 };
        return new ModelOptions
        {
            EmbeddingDim = HasVectors(kind) ? 4 : 8,
            HiddenDim = 8,
            Dropout = 0.3,
            Ensemble = kind is "ensemble" or "further" ? 2 : 1,
            Layers = kind.EndsWith("two layers", StringComparison.Ordinal) ? 2 : 1,
            Bidirectional = kind != "torch, two layers",
        };
    }

    private static TrainingOptions Training(string kind) => new()
    {
        Epochs = 3,
        BatchSize = 16,
        LearningRate = 0.02,
        Patience = 15,
        Threads = 2,
        Balance = kind == "balanced",
        FreezeEmbeddings = kind == "frozen vectors",
        Schedule = kind == "constant rate" ? ScheduleShape.Constant : ScheduleShape.Cosine,
    };
}
