using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>
/// The least memory that training a model takes: its weights; those of the best epoch; of what is learnt by steps a gradient and the
/// two moments of Adam; and for a checkpoint a copy of the weights and moments, and a packed one of the largest array. Of word vectors the
/// gradient has only the words of a batch. Texts, activations and the program come on top.
/// </summary>
/// <param name="Model">The network's shape.</param>
/// <param name="Ngrams">The n-grams.</param>
/// <param name="VocabularySize">Tokens in the vocabulary, padding and unknown included.</param>
/// <param name="Classes">Number of classes.</param>
internal sealed record TrainingMemory(ModelOptions Model, NgramOptions Ngrams, int VocabularySize, int Classes)
{
    private const int WeightsAndBest = 2, Gradient = 1, Moments = 2, CheckpointOfWeights = 1;
    private const double Gigabyte = 1e9;

    /// <summary>Whether the word vectors stay as they are: they have no moments.</summary>
    public bool HasFrozenVectors { get; init; }

    /// <summary>The model that the training starts from, which stays in memory; null for none.</summary>
    public SavedModel? Start { get; init; }

    /// <summary>Bytes, at least; what is beyond their range is their maximum.</summary>
    public double Bytes
    {
        get
        {
            int outputs = ModelConfig.OutputsFor(Classes);
            (string Name, double Numbers)[] network = [.. WeightNames.OfNetwork(Model, VocabularySize, outputs)
                .Select(weight => (weight.Name, Numbers(weight.Shape)))];
            double ofNgrams = Ngrams.Order > 0 ? (double)outputs * Ngrams.Buckets : 0;
            double packed = network.Max(weight => weight.Numbers);
            double ofStart = Start?.Weights.Values.Sum(weight => (double)weight.Values.Length) ?? 0;
            return sizeof(float) * (Model.Ensemble * network.Sum(weight => weight.Numbers * CopiesOf(weight.Name))
                + WeightsAndBest * ofNgrams + packed + ofStart);
        }
    }

    /// <summary>Why a model can't be trained with so much memory; null where it may be.</summary>
    /// <param name="available">Bytes there are for this process, used ones too.</param>
    public UserMessage? Fault(double available)
    {
        double needed = Bytes;
        if (needed <= available)
            return null;
        string sizes = string.Create(
            CultureInfo.InvariantCulture, $"needs at least {needed / Gigabyte:N1} GB of memory; there are {available / Gigabyte:N1} GB");
        return $"this model of {VocabularySize} tokens {sizes}. Lower {ModelOptions.HiddenDimOption} ({Model.HiddenDim}), "
            + $"{ModelOptions.LayersOption} ({Model.Layers}), {ModelOptions.EmbeddingDimOption} ({Model.EmbeddingDim}), "
            + $"{VocabularyOptions.VocabSizeOption} or {ModelOptions.EnsembleOption} ({Model.Ensemble}).";
    }

    private int CopiesOf(string weight)
    {
        if (weight != WeightNames.Embedding)
            return WeightsAndBest + Gradient + Moments + CheckpointOfWeights + Moments;
        return WeightsAndBest + CheckpointOfWeights + (HasFrozenVectors ? 0 : Moments + Moments);
    }

    private static double Numbers(int[] shape) => shape.Aggregate(1.0, (product, size) => product * size);
}
