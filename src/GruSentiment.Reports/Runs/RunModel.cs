using System.Text;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Checkpoints;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// The model's files in a run directory, and the sums that <c>config.json</c> states of them: the vocabulary is written first, then for
/// each better epoch the configuration and the weights.
/// </summary>
/// <param name="write">Writes a file of the run by its name.</param>
internal sealed class RunModel(Action<string, Action<Stream>> write)
{
    private string? _vocabularySum;

    /// <summary>The weights that are in the directory now; null while there are none.</summary>
    public SavedWeights? Saved { get; private set; }

    /// <summary>Takes the files that are there, of a training that goes on.</summary>
    /// <param name="directory">The run directory.</param>
    /// <exception cref="ModelException">They are not whole.</exception>
    public void Read(string directory)
    {
        var model = SavedModel.Load(directory);
        _vocabularySum = SumOf(ModelFile.Vocabulary);
        Saved = new SavedWeights(SumOf(ModelFile.Weights), [.. model.Weights.Values]);

        string SumOf(string name)
        {
            using FileStream stream = ModelFile.OpenRead(Path.Combine(directory, name));
            return Sha256Sum.Of(stream);
        }
    }

    /// <summary>Writes <c>vocabulary.txt</c>.</summary>
    public void Save(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        write(ModelFile.Vocabulary, stream =>
        {
            using var summed = new SummedStream(stream);
            VocabularyFile.Write(summed, vocabulary);
            _vocabularySum = summed.Sum;
        });
    }

    /// <summary>
    /// Writes <c>config.json</c>, and then <c>model.safetensors</c>; the vocabulary must have been saved. Whenever it is ended, the weights
    /// in the directory are some that <c>config.json</c> states the sum of: it states that of the older ones too, until <see cref="Seal"/>.
    /// </summary>
    public void Save(ModelConfig config, IReadOnlyList<Weight> weights)
    {
        string? sum = null;
        write(ModelFile.Weights, stream =>
        {
            using (var summed = new SummedStream(stream))
            {
                Safetensors.Write(summed, weights);
                sum = summed.Sum;
            }
            Save(config, sum, Saved?.Sum);
        });
        Saved = new SavedWeights(sum!, weights);
    }

    /// <summary>Writes <c>config.json</c> once more, with the sum of no other weights than those in the directory.</summary>
    public void Seal(ModelConfig config) => Save(config, Saved?.Sum, null);

    private void Save(ModelConfig config, string? weights, string? previous)
    {
        if (_vocabularySum is null || weights is null)
            throw new InvalidOperationException("The vocabulary and the weights come before the configuration, which states their sums.");
        ModelConfig summed = config with { Checksums = new ModelChecksums(_vocabularySum, weights, previous) };
        write(ModelFile.Config, stream => stream.Write(Encoding.UTF8.GetBytes(summed.ToJson())));
    }
}
