using GruSentiment.Encoders;
using GruSentiment.Text;
using static System.FormattableString;

namespace GruSentiment.Models;

/// <summary>A trained model, whole and checked: options, vocabulary and weights that fit one another.</summary>
public sealed class SavedModel
{
    /// <summary>Share of the vocabulary that may be lost: a few words of another language, among English reviews.</summary>
    private const double MostChangedTokens = 0.01;

    /// <summary>How often a directory is read to which a training is writing.</summary>
    private const int MostAttempts = 10;

    private static readonly Names s_inMemory = new("a model in memory", "the configuration", "the vocabulary", "They");

    /// <summary>A model in memory.</summary>
    /// <param name="config">Options and labels.</param>
    /// <param name="vocabulary">The tokens it knows.</param>
    /// <param name="weights">By name, with the shapes of <see cref="WeightNames.Of"/>; their numbers are referred to, not copied.</param>
    /// <exception cref="ModelException">
    /// They don't belong together, or are of no model: a weight is missing, of another shape, or not finite.
    /// </exception>
    internal SavedModel(ModelConfig config, Vocabulary vocabulary, IReadOnlyDictionary<string, Weight> weights)
        : this(config, vocabulary, weights, s_inMemory)
    {
    }

    private SavedModel(ModelConfig config, Vocabulary vocabulary, IReadOnlyDictionary<string, Weight> weights, Names names)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(weights);
        if (config.Fault() is { } fault)
            throw new ModelException(names.Place, fault);
        if (config.TokenizerVersion == Tokenizer.OldestVersion)
            CheckTokens(vocabulary, names.Place);
        Config = config;
        Vocabulary = vocabulary;
        Weights = new Dictionary<string, Weight>(weights).AsReadOnly();
        Check(names);
    }

    /// <summary>Options and labels.</summary>
    public ModelConfig Config { get; }

    /// <summary>The run directory that it was read from; null for a model in memory.</summary>
    internal string? Folder { get; private init; }

    /// <summary>The tokens it knows.</summary>
    internal Vocabulary Vocabulary { get; }

    /// <summary>By name, with the shapes of <see cref="WeightNames.Of"/>.</summary>
    internal IReadOnlyDictionary<string, Weight> Weights { get; }

    /// <summary>Reads a run directory.</summary>
    /// <exception cref="ModelException">A file is missing or broken, or the files don't belong together.</exception>
    public static SavedModel Load(string directory)
    {
        if (ModelFolder.Fault(directory) is { } fault)
            throw new ModelException(directory, $"{fault}.");
        string configPath = Path.Combine(directory, ModelFile.Config);
        for (int attempt = 1; ; attempt++)
        {
            ModelConfig config = ModelConfig.Load(configPath);
            try
            {
                return Load(directory, config);
            }
            catch (ModelException) when (attempt < MostAttempts && ModelConfig.Load(configPath).Checksums != config.Checksums)
            {
                // A training has saved a better epoch meanwhile.
            }
        }
    }

    private static SavedModel Load(string directory, ModelConfig config)
    {
        string weightsPath = Path.Combine(directory, ModelFile.Weights);
        var names = new Names(weightsPath, ModelFile.Config, ModelFile.Vocabulary, "The files");
        Task<IReadOnlyDictionary<string, Weight>> reading = Task.Run(() =>
            Safetensors.Read(weightsPath, config.Checksums, arrays => CheckArrays(config, arrays, names)));
        string vocabularyPath = Path.Combine(directory, ModelFile.Vocabulary);
        Vocabulary vocabulary;
        try
        {
            vocabulary = VocabularyFile.Read(vocabularyPath, config.Checksums, MostTokens(config, weightsPath));
        }
        catch (ModelException)
        {
            reading.GetAwaiter().GetResult(); // Weights that are cut short have no room for the vocabulary: their fault says more.
            throw;
        }
        IReadOnlyDictionary<string, Weight> weights = reading.GetAwaiter().GetResult();
        return new SavedModel(config, vocabulary, weights, names) { Folder = directory };
    }

    /// <summary>How many rows the embedding can have in a file of weights of this size.</summary>
    private static long MostTokens(ModelConfig config, string weightsPath)
    {
        using FileStream weights = ModelFile.OpenRead(weightsPath);
        return weights.Length / (sizeof(float) * config.Model.EmbeddingDim);
    }

    /// <summary>
    /// Refuses arrays that the configuration does not call for. How many rows the embedding has is not known yet: the vocabulary says.
    /// </summary>
    private static void CheckArrays(ModelConfig config, IEnumerable<WeightShape> arrays, Names names)
    {
        var expected = WeightNames.Of(config, vocabularySize: 0).ToDictionary(entry => entry.Name);
        foreach ((string name, int[] shape) in arrays)
        {
            if (!expected.TryGetValue(name, out WeightShape? known))
            {
                string found = SafetensorsHeader.Shortened(name);
                throw new ModelException(
                    names.Place, $"holds \"{found}\", which {names.Config} does not call for. {names.They} are of different models.");
            }
            int[] calledFor = known.Shape;
            int open = IsEmbedding(name) ? 1 : 0;
            if (shape.Length != calledFor.Length || !shape.AsSpan(open).SequenceEqual(calledFor.AsSpan(open)))
            {
                string[] sizes = [.. calledFor.Select((size, i) => i < open ? "tokens" : Invariant($"{size}"))];
                throw new ModelException(names.Place, $"holds \"{name}\" with the shape [{string.Join(", ", shape)}]; "
                    + $"{names.Config} calls for [{string.Join(", ", sizes)}]. {names.They} are of different models.");
            }
        }
    }

    private static bool IsEmbedding(string name) => name.EndsWith(WeightNames.Embedding, StringComparison.Ordinal);

    /// <summary>Refuses a vocabulary of the oldest tokenizer where more than a few of its tokens are none of today's.</summary>
    private static void CheckTokens(Vocabulary vocabulary, string place)
    {
        string[] changed = [.. vocabulary.Tokens.Where(token => !Tokenizer.IsOfOldest(token))];
        if (changed.Length > MostChangedTokens * vocabulary.Count)
        {
            string words = $"words like '{changed[0]}'";
            throw new ModelException(place, $"was trained when {words} were cut into tokens in another way. Train it again.");
        }
    }

    private void Check(Names names)
    {
        foreach ((string name, int[] shape) in WeightNames.Of(Config, Vocabulary.Count))
        {
            if (!Weights.TryGetValue(name, out Weight? weight))
                throw new ModelException(names.Place, $"has no \"{name}\", which {names.Config} calls for.");
            if (!weight.Shape.SequenceEqual(shape))
                throw new ModelException(names.Place, $"holds \"{name}\" with the shape {Misfit(name, weight.Shape, shape, names)}");
            CheckValues(weight, name, names.Place);
        }
    }

    private string Misfit(string name, IReadOnlyList<int> found, int[] expected, Names names)
    {
        string callFor = IsEmbedding(name)
            ? $"{names.Vocabulary} ({Vocabulary.Count} tokens) and {names.Config} call for"
            : $"{names.Config} calls for";
        return $"[{string.Join(", ", found)}]; {callFor} [{string.Join(", ", expected)}]. {names.They} are of different models.";
    }

    private static void CheckValues(Weight weight, string name, string place)
    {
        long count = 1;
        foreach (int size in weight.Shape)
            count *= size;
        if (weight.Values.Length != count)
        {
            string callsFor = $"its shape [{string.Join(", ", weight.Shape)}] calls for {count}";
            throw new ModelException(place, $"holds \"{name}\" with {weight.Values.Length} numbers; {callsFor}.");
        }
        if (!AreFinite(weight.Values))
        {
            int broken = Array.FindIndex(weight.Values, value => !float.IsFinite(value));
            string found = Invariant($"the value {weight.Values[broken]} at {broken}");
            throw new ModelException(place, $"holds \"{name}\" with {found}: only finite numbers make a model.");
        }
    }

    /// <summary>
    /// Whether no number is infinite or NaN: times 0 only such a number is not 0. Four sums at once, for millions of numbers at each start.
    /// </summary>
    private static bool AreFinite(float[] values)
    {
        float a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += values[i] * 0;
            b += values[i + 1] * 0;
            c += values[i + 2] * 0;
            d += values[i + 3] * 0;
        }
        for (; i < values.Length; i++)
            a += values[i] * 0;
        return a + b + c + d == 0;
    }

    /// <summary>What errors call the parts.</summary>
    /// <param name="Place">What the weights are in.</param>
    /// <param name="Config">The configuration.</param>
    /// <param name="Vocabulary">The vocabulary.</param>
    /// <param name="They">All three.</param>
    private sealed record Names(string Place, string Config, string Vocabulary, string They);
}
