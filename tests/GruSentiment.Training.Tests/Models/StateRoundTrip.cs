using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Models;

/// <summary>
/// States of a training as JSON on their way into the one that is to go on from them: what is not plain data would be lost.
/// </summary>
internal static class StateRoundTrip
{
    public static ModelTraining Prepare(TrainingRequest request) =>
        ModelTraining.Prepare(Read(request).Request, TrainingData.Divide(Read(request)), TestContext.Current.CancellationToken);

    public static ModelTraining Resume(TrainingRequest request, string state) =>
        ModelTraining.Resume(Read(request).Request, TrainingData.Divide(Read(request)), JsonSerializer.Deserialize<TrainingState>(state)!);

    public static TrainingFiles Read(TrainingRequest request) => TrainingFiles.Read(request, TestContext.Current.CancellationToken);

    /// <summary>A state without its times, which no two trainings share; but that of pretraining.</summary>
    public static string Json(TrainingState state) => JsonSerializer.Serialize(state with
    {
        DataSeconds = 0,
        Trainer = state.Trainer with
        {
            History = [.. state.Trainer.History.Select(epoch => epoch with { Seconds = 0, TokensPerSecond = 0 })],
            Begun = state.Trainer.Begun is { } begun ? begun with { Seconds = 0 } : null,
        },
    });

    public static void AssertSame(string[] expected, string[] states)
    {
        Assert.Equal(expected.Length, states.Length);
        foreach ((string one, string other) in expected.Zip(states))
            Assert.Equal(WithoutPretrainingTimes(one), WithoutPretrainingTimes(other));

        static string WithoutPretrainingTimes(string state)
        {
            TrainingState read = JsonSerializer.Deserialize<TrainingState>(state)!;
            if (read.Pretraining is { } pretraining)
                read = read with { Pretraining = pretraining with { Seconds = 0, TokensPerSecond = 0 } };
            return JsonSerializer.Serialize(read);
        }
    }

    public static void AssertSameModel(ModelTraining expected, ModelTraining actual)
    {
        Assert.Equal(expected.Best!.Epoch, actual.Best!.Epoch);
        Assert.Equal(Saved(expected.Best), Saved(actual.Best));
        RunMetrics one = expected.Measure(), other = actual.Measure();
        Assert.Equal((one.BestEpoch, one.Epochs, one.Ending), (other.BestEpoch, other.Epochs, other.Ending));
        Assert.Equal((one.Validation.Loss, one.Networks.Loss), (other.Validation.Loss, other.Networks.Loss));
        Assert.Equal(one.Ngrams?.Loss, other.Ngrams?.Loss);
        Assert.Equal(JsonSerializer.Serialize(one.Embeddings), JsonSerializer.Serialize(other.Embeddings));
    }

    public static byte[] Saved(ModelSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, snapshot.Weights);
        return stream.ToArray();
    }
}
