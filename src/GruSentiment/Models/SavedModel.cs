using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>A model as it lies on disk, whole and checked: options, vocabulary and weights that fit one another.</summary>
/// <param name="Config">Options and labels.</param>
/// <param name="Vocabulary">The tokens it knows.</param>
/// <param name="Weights">By name, with the shapes of <see cref="WeightNames.Of"/>.</param>
public sealed record SavedModel(ModelConfig Config, Vocabulary Vocabulary, IReadOnlyDictionary<string, Weight> Weights)
{
    /// <summary>Reads a run directory.</summary>
    /// <exception cref="ModelException">A file is missing or broken, or the files don't belong together.</exception>
    public static SavedModel Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            string found = File.Exists(directory) ? "is a file; the directory of a run was expected" : "does not exist";
            throw new ModelException(directory, $"{found}.");
        }
        ModelConfig config = ModelConfig.Load(Path.Combine(directory, ModelFile.Config));
        string weightsPath = Path.Combine(directory, ModelFile.Weights);
        Task<IReadOnlyDictionary<string, Weight>> reading = Task.Run(() => Safetensors.Read(weightsPath));
        Vocabulary vocabulary = VocabularyFile.Read(Path.Combine(directory, ModelFile.Vocabulary));
        IReadOnlyDictionary<string, Weight> weights = reading.GetAwaiter().GetResult();
        Check(weightsPath, config, vocabulary, weights);
        return new SavedModel(config, vocabulary, weights);
    }

    private static void Check(string path, ModelConfig config, Vocabulary vocabulary, IReadOnlyDictionary<string, Weight> weights)
    {
        foreach ((string name, int[] shape) in WeightNames.Of(config, vocabulary.Count))
        {
            if (!weights.TryGetValue(name, out Weight? weight))
                throw new ModelException(path, $"has no \"{name}\", which {ModelFile.Config} calls for.");
            if (!weight.Shape.SequenceEqual(shape))
            {
                bool isEmbedding = name.EndsWith(WeightNames.Embedding, StringComparison.Ordinal);
                string callFor = isEmbedding ? $"{ModelFile.Vocabulary} ({vocabulary.Count} tokens) and {ModelFile.Config} call for" : $"{ModelFile.Config} calls for";
                string found = string.Join(", ", weight.Shape), expected = string.Join(", ", shape);
                throw new ModelException(path, $"holds \"{name}\" with the shape [{found}]; {callFor} [{expected}]. The files are of different models.");
            }
            if (!AreFinite(weight.Values))
            {
                int broken = Array.FindIndex(weight.Values, value => !float.IsFinite(value));
                throw new ModelException(path, $"holds \"{name}\" with the value {weight.Values[broken]} at {broken}: only finite numbers make a model.");
            }
        }
    }

    /// <summary>Whether no number is infinite or NaN: times 0 only such a number is not 0. Four sums at once, for millions of numbers at each start.</summary>
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
}
