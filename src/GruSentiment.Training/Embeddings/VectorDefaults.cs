using GruSentiment.Models;

namespace GruSentiment.Training.Embeddings;

/// <summary>Options that fit given word vectors. All such rules stand here.</summary>
public static class VectorDefaults
{
    /// <summary>What fits a file of word vectors, of what is left open.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is asked for; an option that is chosen, or is not at its default, stays.</param>
    /// <exception cref="GruSentimentException">An embedding dimension is asked for that the file does not have.</exception>
    public static TrainingChoices For(WordVectorFile file, TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        int? asked = request.Choices.EmbeddingDim ?? (request.Model.EmbeddingDim == new ModelOptions().EmbeddingDim ? null : request.Model.EmbeddingDim);
        if (asked is { } dimension && dimension != file.Dimension)
            throw new GruSentimentException($"{file.Path}: has vectors of {file.Dimension} components, but --embedding-dim is {dimension}; leave it out, or give {file.Dimension}.");
        return new TrainingChoices
        {
            EmbeddingDim = asked is null ? file.Dimension : null,
            EmbeddingLearningRateFactor = double.TryParse(Environment.GetEnvironmentVariable("EMB_LR"), out double v) && request.Choices.EmbeddingLearningRateFactor is null ? v : null,
        };
    }

    /// <summary>x</summary>
    public static double? DeviationFor(TrainingRequest request) => double.TryParse(Environment.GetEnvironmentVariable("EMB_STD"), out double v) ? v : null;
}
