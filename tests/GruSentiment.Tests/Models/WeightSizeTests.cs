using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Models;

public class WeightSizeTests
{
    private static readonly ModelOptions s_model = new() { EmbeddingDim = 300, HiddenDim = 128 };
    private static readonly NgramOptions s_ngrams = new() { Bits = 26 };

    [Fact]
    public void A_model_of_usual_size_has_no_fault() =>
        Assert.Empty(WeightSize.Faults(s_model, s_ngrams, vocabularySize: 1_000_000, classes: 7));

    [Fact]
    public void A_vocabulary_too_large_for_its_dimension_is_refused_by_both_sizes()
    {
        Assert.Equal(
            [
                "10000000 tokens of the vocabulary times 300 components (EmbeddingDim) make 3000000000 numbers; " +
                "one weight of a model holds at most 536870911.",
            ],
            Faults(s_model, s_ngrams, vocabularySize: 10_000_000, classes: 2));
        Assert.Throws<GruSentimentException>(() => WeightSize.Check(new TrainingMemory(s_model, s_ngrams, 10_000_000, 2)));
    }

    [Fact]
    public void Buckets_too_many_for_the_classes_are_refused_unless_there_are_no_ngrams()
    {
        Assert.Equal(
            ["40 classes times 67108864 n-gram buckets make 2684354560 numbers; one weight of a model holds at most 536870911."],
            Faults(s_model, s_ngrams, vocabularySize: 100, classes: 40));
        Assert.Empty(WeightSize.Faults(s_model, s_ngrams with { Order = 0 }, vocabularySize: 100, classes: 40));
    }

    [Fact]
    public void Classes_too_many_for_the_features_are_refused() => Assert.Contains(
        "100000 classes times 16384 features make 1638400000 numbers",
        Faults(s_model with { HiddenDim = 8192 }, s_ngrams with { Order = 0 }, vocabularySize: 100, classes: 100_000).Single(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(WeightSize.Most, 1)]
    [InlineData(1, WeightSize.Most)]
    [InlineData(65_535, 8192)]
    public void The_largest_table_is_accepted(int rows, int columns) =>
        Assert.Equal(rows * columns, WeightSize.Of("rows", rows, "columns", columns));

    [Theory]
    [InlineData(65_536, 8192)]
    [InlineData(65_536, 65_536)] // 2³², which is 0 as an int
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_larger_one_is_refused(int rows, int columns) => Assert.StartsWith(
        $"{rows} rows times {columns} columns make {(long)rows * columns} numbers",
        Assert.Throws<GruSentimentException>(() => WeightSize.Of("rows", rows, "columns", columns)).Message, StringComparison.Ordinal);

    private static string[] Faults(ModelOptions model, NgramOptions ngrams, int vocabularySize, int classes) =>
        [.. WeightSize.Faults(model, ngrams, vocabularySize, classes).Select(fault => fault.ToString())];
}
