using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>
/// The least memory that training a model takes: its weights; those of the best epoch; and of what is learnt by steps a gradient and the
/// two moments of Adam. Of word vectors the gradient has only the words of a batch. Texts, activations and the program come on top.
/// </summary>
internal static class TrainingMemory
{
    private const int Copies = 5, CopiesOfWordVectors = 4, CopiesOfNgrams = 2;
    private const double Gigabyte = 1e9;

    /// <summary>Bytes, at least; what is beyond their range is their maximum.</summary>
    /// <param name="model">The network's shape.</param>
    /// <param name="ngrams">The n-grams.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary.</param>
    /// <param name="classes">Number of classes.</param>
    public static double Bytes(ModelOptions model, NgramOptions ngrams, int vocabularySize, int classes)
    {
        int outputs = ModelConfig.OutputsFor(classes);
        double numbers = WeightNames.OfNetwork(model, vocabularySize, outputs)
            .Sum(weight => Numbers(weight.Shape) * (weight.Name == WeightNames.Embedding ? CopiesOfWordVectors : Copies));
        double ofNgrams = ngrams.Order > 0 ? CopiesOfNgrams * (double)outputs * ngrams.Buckets : 0;
        return sizeof(float) * (model.Ensemble * numbers + ofNgrams);
    }

    /// <summary>Why a model can't be trained with so much memory; null where it may be.</summary>
    /// <param name="model">The network's shape.</param>
    /// <param name="ngrams">The n-grams.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="available">Bytes there are for this process, used ones too.</param>
    public static UserMessage? Fault(ModelOptions model, NgramOptions ngrams, int vocabularySize, int classes, double available)
    {
        double needed = Bytes(model, ngrams, vocabularySize, classes);
        if (needed <= available)
            return null;
        string sizes = string.Create(
            CultureInfo.InvariantCulture, $"needs at least {needed / Gigabyte:N1} GB of memory; there are {available / Gigabyte:N1} GB");
        return $"this model of {vocabularySize} tokens {sizes}. Lower {ModelOptions.HiddenDimOption} ({model.HiddenDim}), "
            + $"{ModelOptions.LayersOption} ({model.Layers}), {ModelOptions.EmbeddingDimOption} ({model.EmbeddingDim}), "
            + $"{VocabularyOptions.VocabSizeOption} or {ModelOptions.EnsembleOption} ({model.Ensemble}).";
    }

    private static double Numbers(int[] shape) => shape.Aggregate(1.0, (product, size) => product * size);
}
