using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit word vectors from a file. All such rules are here.</summary>
internal static class VectorDefaults
{
    /// <summary>
    /// Vectors from a file have less than the learning rate of the other weights. At the usual multiple of it
    /// (<see cref="TrainingOptions.EmbeddingLearningRateFactor"/>), which random ones need, a few reviews undo what many texts taught, and
    /// the words that the reviews lack are left behind.
    /// </summary>
    public const double LearningRateFactor = 0.3;

    /// <summary>Words of the file that the model knows though no training review has them.</summary>
    public const int Words = 100_000;

    /// <summary>
    /// Standard deviation that the components of vectors from a file are scaled to before they are trained. In files it differs eightfold:
    /// GloVe's have some 0.4, some of fastText's 0.05. A step of AdamW is as long for all: the ones would hardly move, the others be lost.
    /// </summary>
    public const double Deviation = 0.2;

    /// <summary>What fits the word vectors a training starts from; nothing where it starts from random ones.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="GruSentimentException">
    /// The file can't be read, or an embedding dimension is asked for that the file does not have.
    /// </exception>
    public static TrainingRequest For(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.EmbeddingsPath() is not { } path)
            return new TrainingRequest();
        using WordVectorFile file = WordVectorFile.Open(path);
        TrainingRequest asked = request.Resolve();
        int dimension = asked.Model.EmbeddingDim;
        if (asked.Model.SourceOf(ModelOptions.EmbeddingDimOption) > OptionSource.FittedToVectors && dimension != file.Dimension)
        {
            throw new GruSentimentException($"{file.Path}: has vectors of {file.Dimension} components, "
                + $"but {ModelOptions.EmbeddingDimOption} is {dimension}; remove it, or give {file.Dimension}.");
        }
        var fitting = new TrainingRequest
        {
            // Three networks for few reviews would keep the vectors of all these words three times, and hardly answer better.
            Model = new ModelOptions
            {
                EmbeddingDim = file.Dimension,
                Ensemble = asked.Training.Effort == Effort.High ? DataDefaults.NetworksOfEffort : 1,
            },
            Vocabulary = new VocabularyOptions { VectorWords = Words },
        };
        if (!asked.Training.FreezeEmbeddings)
            fitting = fitting with { Training = new TrainingOptions { EmbeddingLearningRateFactor = LearningRateFactor } };
        return fitting.From(OptionSource.FittedToVectors);
    }
}
