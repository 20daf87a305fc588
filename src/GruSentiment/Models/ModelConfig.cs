using System.Text.Json.Nodes;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>What <c>config.json</c> says of a model: all that is needed to use it, and, for people, how it was trained.</summary>
public sealed record ModelConfig
{
    /// <summary>The name of the format, so that another program's <c>config.json</c> is not taken for ours.</summary>
    internal const string FormatName = "gru-sentiment";

    /// <summary>The newest version of the format that this library reads.</summary>
    internal const int CurrentVersion = 2;

    /// <summary>
    /// The version of models without n-grams of characters. Programs that do not know these would leave them out, and answer otherwise, so
    /// models that have them are of the next version.
    /// </summary>
    internal const int FirstVersion = 1;

    private readonly Lazy<JsonObject?>? _training;
    private readonly int? _formatVersion;

    /// <summary><see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>Version of the run directory's format: the first one that has all that the model has.</summary>
    public int FormatVersion
    {
        get => _formatVersion ?? (Ngrams.Characters > 0 ? CurrentVersion : FirstVersion);
        init => _formatVersion = value;
    }

    /// <summary>Version of the tokenizer the model was trained with; another one would cut texts differently.</summary>
    public required int TokenizerVersion { get; init; }

    /// <summary>Class names; a class's place is its number. Two classes: negative, then positive.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>
    /// Which labels of a file make which class, as <c>--labels</c> takes it (<c>negative=1,2;positive=4,5</c>); null where the training
    /// found it in the data, and in models from before it was kept.
    /// </summary>
    public string? LabelMapping { get; init; }

    /// <summary>The mapping that the training found in the data, written alike; null where the user gave one.</summary>
    internal string? FoundLabels { get; init; }

    /// <summary>The network's shape.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>The n-gram model.</summary>
    public required NgramOptions Ngrams { get; init; }

    /// <summary>Options of the training, kept for people: nothing here is read to use the model.</summary>
    public JsonObject? Training { get => _training?.Value; init => _training = value is null ? null : new(value); }

    /// <summary>The same, read where it is asked for: a model in use never needs it.</summary>
    internal Func<JsonObject?>? TrainingOf { init => _training = value is null ? null : new(value); }

    /// <summary>The sums of the model's files; null where they were not kept, or are not known yet.</summary>
    internal ModelChecksums? Checksums { get; init; }

    /// <summary>Number of values the linear layer puts out.</summary>
    internal int Outputs => OutputsFor(Labels.Count);

    /// <summary>Values that tell so many classes apart: one for two classes (the logit of the second), else one a class.</summary>
    internal static int OutputsFor(int classes) => classes == 2 ? 1 : classes;

    /// <summary>The JSON text of <c>config.json</c>.</summary>
    internal string ToJson() => ModelConfigJson.Write(this);

    /// <summary>Reads <c>config.json</c> and checks it.</summary>
    /// <exception cref="ModelException">Not JSON, not ours, of a newer version, or with values no model can have.</exception>
    internal static ModelConfig Load(string path)
    {
        ModelConfig config = ModelConfigJson.Read(path);
        return config.Fault() is { } fault ? throw new ModelException(path, ModelConfigJson.ByKey(fault)) : config;
    }

    /// <summary>Why no model of this library can have such a configuration; null if one can.</summary>
    internal UserMessage? Fault()
    {
        if (Format != FormatName)
            return $"\"format\" is not \"{FormatName}\": this is the configuration of something else.";
        if (FormatVersion is < FirstVersion or > CurrentVersion)
            return $"has format version {FormatVersion}; this program reads up to {CurrentVersion}. Use a newer program.";
        if (TokenizerVersion is < Tokenizer.OldestVersion or > Tokenizer.Version)
        {
            UserMessage found = $"was trained with tokenizer version {TokenizerVersion}; this program has {Tokenizer.Version}.";
            return TokenizerVersion > Tokenizer.Version ? (UserMessage)$"{found} Use a newer program." : $"{found} Train it again.";
        }
        if (Labels.Count < 2 || Labels.Any(string.IsNullOrEmpty) || Labels.Distinct().Count() != Labels.Count)
            return "\"labels\" must be two or more different names.";
        return Model.Faults().Concat(Ngrams.Faults()).FirstOrDefault() is { } fault ? (UserMessage)$"can't be right: {fault}" : null;
    }
}
