using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Comparisons;

/// <summary>A comparison as a file, <c>comparison.json</c>: what was asked, what was done, and enough to go on with it.</summary>
internal static class ComparisonFile
{
    /// <summary>Its name in the comparison's directory.</summary>
    public const string Name = "comparison.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions s_layout =
        WorkFile.Layout(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new RightsConverter());

    /// <summary>Writes it.</summary>
    /// <param name="directory">The comparison's directory.</param>
    /// <param name="state">How far it has come.</param>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static void Write(string directory, ComparisonState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var content = new Content
        {
            Version = Version,
            Options = ConfigFile.GivenToJson(state.Request),
            Encoders = state.Options.Encoders.ToString(),
            Seeds = state.Options.Seeds,
            Budget = state.Options.Budget?.ToString(),
            Data = state.Data,
            Trainings = state.Trainings,
            FastText = state.FastText,
        };
        WorkFile.Write(Path.Combine(directory, Name), content, s_layout);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="GruSentimentException">There is none, or it is none of this version.</exception>
    public static ComparisonState Read(string directory)
    {
        string path = Path.Combine(directory, Name);
        return WorkFile.Read<Content, ComparisonState>(path, "comparison", Version, s_layout, content => Of(path, content));
    }

    private static ComparisonState Of(string path, Content content)
    {
        using var options = JsonDocument.Parse(content.Options.ToJsonString());
        var compared = new ComparisonOptions
        {
            Encoders = EncoderList.Parse(content.Encoders),
            Seeds = content.Seeds,
            Budget = content.Budget is { } time ? TimeBudget.Parse(time) : null,
        };
        return new ComparisonState(ConfigFile.Of(path, options.RootElement), compared, content.Trainings)
        {
            Data = content.Data,
            FastText = content.FastText,
        };
    }

    private sealed record Content : IWorkContent
    {
        public required int Version { get; init; }
        public required JsonObject Options { get; init; }
        public required string Encoders { get; init; }
        public required int Seeds { get; init; }
        public string? Budget { get; init; }
        public DataFingerprint? Data { get; init; }
        public required IReadOnlyList<ComparedTraining> Trainings { get; init; }
        public IReadOnlyList<ComparedFastText> FastText { get; init; } = [];
    }

    /// <summary>Right and wrong answers as a text of ones and zeros.</summary>
    private sealed class RightsConverter : JsonConverter<IReadOnlyList<bool>>
    {
        public override IReadOnlyList<bool> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. (reader.GetString() ?? "").Select(digit => digit == '1')];

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<bool> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(value.Count, value, (digits, rights) =>
            {
                for (int i = 0; i < digits.Length; i++)
                    digits[i] = rights[i] ? '1' : '0';
            }));
    }
}
