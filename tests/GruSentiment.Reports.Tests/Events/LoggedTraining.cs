using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Reports.Events;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Events;

/// <summary>Small trainings that are told of while they run.</summary>
internal static class LoggedTraining
{
    /// <summary>A training of two epochs on 90 made-up reviews.</summary>
    public static TrainingRequest Request(TemporaryDirectory folder) => new()
    {
        Data = folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: true)),
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 },
        Training = new TrainingOptions { Epochs = 2, BatchSize = 16, LearningRate = 0.03, Patience = 2, Threads = 2, Seed = 5 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
        Output = folder.File("run"),
    };

    /// <summary>Runs a training.</summary>
    public static TrainingResult Run(
        TrainingRequest request, Func<RunDirectory, IEnumerable<ITrainingObserver>> observers, CancellationToken? cancellation = null)
    {
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.UnixEpoch));
        return new TrainingSession(request, [recorder, .. observers(recorder.Directory)])
            .Run(cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>A log that keeps its events in a list.</summary>
    public static EventLog Log(RunDirectory directory, List<JsonElement> events, Action<string>? hear = null) => new(
        line =>
        {
            using var read = JsonDocument.Parse(line);
            events.Add(read.RootElement.Clone());
            hear?.Invoke(read.RootElement.GetProperty("event").GetString()!);
        },
        directory, message => message.ToString((OptionMention mention) => $"<{mention.Option.Key}>"), new FixedClock());

    /// <summary>The names of events.</summary>
    public static IEnumerable<string> Names(this IEnumerable<JsonElement> events) =>
        events.Select(element => element.GetProperty("event").GetString()!);

    /// <summary>The members' names of the first event of a name.</summary>
    public static IEnumerable<string> Members(this IEnumerable<JsonElement> events, string name) =>
        events.Named(name).EnumerateObject().Select(member => member.Name);

    /// <summary>The first event of a name.</summary>
    public static JsonElement Named(this IEnumerable<JsonElement> events, string name) =>
        events.First(element => element.GetProperty("event").GetString() == name);
}
