using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Reports.Tuning;

/// <summary>A search as a file, <c>tuning.json</c>: what was asked, what was measured, and enough to go on with it.</summary>
internal static class TuningFile
{
    /// <summary>Its name in the search's directory.</summary>
    public const string Name = "tuning.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions s_layout = WorkFile.Layout(new NumbersConverter<float>(), new NumbersConverter<int>());

    /// <summary>Writes it.</summary>
    /// <param name="directory">The search's directory.</param>
    /// <param name="state">How far it has come.</param>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static void Write(string directory, TuningState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TuningOptions options = state.Options;
        var content = new Content
        {
            Version = Version,
            Options = ConfigFile.GivenToJson(state.Request),
            Budget = options.Budget?.ToString(),
            NumberOfTrials = options.Trials,
            Metric = ChoiceNames<TuningMetric>.Of(options.Metric),
            Only = options.Only?.ToString(),
            Data = state.Data,
            Seconds = Math.Round(state.Seconds, 3),
            IsSearched = state.IsSearched,
            Choice = state.Choice,
            Trials = state.Trials,
        };
        WorkFile.Write(Path.Combine(directory, Name), content, s_layout);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="GruSentimentException">There is none, or it is none of this version.</exception>
    public static TuningState Read(string directory)
    {
        string path = Path.Combine(directory, Name);
        return WorkFile.Read<Content, TuningState>(path, "search", Version, s_layout, content => Of(path, content));
    }

    private static TuningState Of(string path, Content content)
    {
        foreach (Trial trial in content.Trials)
            _ = trial.Values; // Each is one of this version's options.
        using var options = JsonDocument.Parse(content.Options.ToJsonString());
        return new TuningState(ConfigFile.Of(path, options.RootElement), OptionsOf(content), content.Trials)
        {
            Data = content.Data,
            Seconds = content.Seconds,
            IsSearched = content.IsSearched,
            Choice = content.Choice,
        };
    }

    private static TuningOptions OptionsOf(Content content)
    {
        var options = new TuningOptions();
        if (content.Budget is { } time)
            options = options with { Budget = TimeBudget.Parse(time) };
        if (content.NumberOfTrials is { } trials)
            options = options with { Trials = trials };
        if (content.Only is { } only)
            options = options with { Only = OptionNames.Parse(only) };
        int metric = Array.IndexOf(ChoiceNames<TuningMetric>.Names, content.Metric);
        if (metric < 0)
            throw new FormatException(ChoiceNames.Unknown(content.Metric, ChoiceNames<TuningMetric>.Names));
        return options with { Metric = ChoiceNames<TuningMetric>.Values[metric] };
    }

    private sealed record Content : IWorkContent
    {
        public required int Version { get; init; }
        public required JsonObject Options { get; init; }
        public string? Budget { get; init; }
        public int? NumberOfTrials { get; init; }
        public required string Metric { get; init; }
        public string? Only { get; init; }
        public DataFingerprint? Data { get; init; }
        public double Seconds { get; init; }
        public bool IsSearched { get; init; }
        public TuningChoice? Choice { get; init; }
        public required IReadOnlyList<Trial> Trials { get; init; }
    }

    /// <summary>A number a row, as the bytes of all of them in base 64.</summary>
    private sealed class NumbersConverter<T> : JsonConverter<IReadOnlyList<T>> where T : unmanaged
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            MemoryMarshal.Cast<byte, T>(reader.GetBytesFromBase64()).ToArray();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(MemoryMarshal.AsBytes<T>(value.ToArray()));
    }
}
