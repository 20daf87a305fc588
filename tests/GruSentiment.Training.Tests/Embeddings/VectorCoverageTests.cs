using GruSentiment.Data.Reviews;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Tests.Embeddings;

public class VectorCoverageTests
{
    [Fact]
    public void It_counts_words_and_the_tokens_they_are()
    {
        var vectors = new WordVectors(VectorText.Words("a", "b", "c", "d", "e", "f", "g", "h"), 2);
        vectors.Set(1, [0, 0]);
        vectors.Set(2, [1, 1]);
        vectors.Set(4, [1, 1]);
        EncodedReview[] training = [new([2, 2, 3, 1], 0), new([4, 5, 9, 1], 1)];

        VectorCoverage coverage = VectorCoverage.Of("vectors.txt", vectors, training);

        Assert.Equal(
            ("vectors.txt", 2, 8, 2, 3 / 8.0),
            (coverage.Path, coverage.Dimension, coverage.Words, coverage.WordsWithVector, coverage.TokenShare));
        Assert.Equal(["b", "d", "e", "f", "g"], coverage.Missing);
    }
}
