using GruSentiment.Models;
using GruSentiment.Text;

namespace GruSentiment.Training.Models;

/// <summary>
/// The weights of a model after an epoch, and the blend that was fitted to them: one object, so that no blend is saved with another epoch's
/// weights. Plain data; nothing in it changes.
/// </summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Networks">The weights of all networks, named as they are saved.</param>
/// <param name="Ngrams">The weights of the n-gram model; none without one. They are the same after every epoch.</param>
/// <param name="Blend">Scales and biases that make one logit of the networks' and the n-gram model's.</param>
/// <param name="Validation">
/// The predictions of the networks alone on the validation set, which the blend was fitted to: probabilities [rows, classes].
/// </param>
internal sealed record ModelSnapshot(
    int Epoch, IReadOnlyList<Weight> Networks, IReadOnlyList<Weight> Ngrams, IReadOnlyList<Weight> Blend, IReadOnlyList<float> Validation)
{
    /// <summary>All weights, in the order in which they are saved.</summary>
    public IReadOnlyList<Weight> Weights => [.. Networks, .. Ngrams, .. Blend];

    /// <summary>The model that can be saved and used.</summary>
    /// <param name="config">What the model says of itself.</param>
    /// <param name="vocabulary">The tokens it knows.</param>
    public SavedModel ToModel(ModelConfig config, Vocabulary vocabulary) =>
        new(config, vocabulary, Weights.ToDictionary(weight => weight.Name));
}
