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
            throw new ModelException(directory, $"{found}. `train --data FILE` makes a model and prints its directory.");
        }
        ModelConfig config = ModelConfig.Load(Path.Combine(directory, ModelFile.Config));
        Vocabulary vocabulary = Vocabulary.Load(Path.Combine(directory, ModelFile.Vocabulary));
        string weightsPath = Path.Combine(directory, ModelFile.Weights);
        IReadOnlyDictionary<string, Weight> weights = Safetensors.Read(weightsPath);
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
                string cause = name == WeightNames.Embedding ? $"{ModelFile.Vocabulary} ({vocabulary.Count} tokens) and {ModelFile.Config}" : ModelFile.Config;
                throw new ModelException(path, $"holds \"{name}\" with the shape [{string.Join(", ", weight.Shape)}]; {cause} call for [{string.Join(", ", shape)}]. The files are of different models.");
            }
            int broken = Array.FindIndex(weight.Values, value => !float.IsFinite(value));
            if (broken >= 0)
                throw new ModelException(path, $"holds \"{name}\" with the value {weight.Values[broken]} at {broken}: only finite numbers make a model.");
        }
    }
}
