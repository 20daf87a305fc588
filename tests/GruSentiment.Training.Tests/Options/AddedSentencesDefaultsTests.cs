using GruSentiment.Tests;
using GruSentiment.Training.Options;
using static GruSentiment.Training.Tests.Options.FittedRequest;

namespace GruSentiment.Training.Tests.Options;

public sealed class AddedSentencesDefaultsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(40, 1, 0.3)]
    [InlineData(6_000, 1, 0.6)]
    [InlineData(10_000, 1, 1)]
    [InlineData(15_000, 1, 0.5)]
    [InlineData(40, 5, 0.5)]
    public void Sentences_weigh_less_beside_few_and_beside_long_or_many_reviews(int rows, int times, double weight) =>
        Assert.Equal(weight, Sentences(rows, English, times).Weight);

    [Theory]
    [InlineData(40, 1, 4)]
    [InlineData(1_900, 1, 4)]
    [InlineData(2_500, 1, 3)]
    [InlineData(6_920, 1, 1)]
    [InlineData(14_999, 1, 1)]
    [InlineData(15_000, 1, 0)]
    [InlineData(40, 5, 0)]
    public void Few_and_short_reviews_have_sentences_of_opinion_words(int rows, int times, double words) =>
        Assert.Equal(words, Sentences(rows, English, times).Words);

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(10, 1)]
    [InlineData(100, 1)]
    public void The_rarer_a_class_the_fewer_are_of_opinion_words(int every, double words) =>
        Assert.Equal(words, Sentences(600, English, every: every).Words);

    [Theory]
    [InlineData(German)]
    [InlineData("房间很好，服务也不错")]
    [InlineData("good nice great bad awful terrible")]
    public void Other_languages_and_lists_of_words_have_none(string text) =>
        Assert.Equal(AugmentationLanguage.None, Sentences(40, text).Language);

    [Fact]
    public void Other_classes_than_negative_and_positive_have_none() =>
        Assert.Equal(AugmentationLanguage.None, Sentences(40, English, labels: "spam=0;ham=1").Language);

    private AugmentationOptions Sentences(int rows, string text, int times = 1, string? labels = null, int every = 2)
    {
        string repeated = string.Join(' ', Enumerable.Repeat(text, times));
        return For(_folder, rows, i => $"{repeated} {i}", labels, every: every).Augmentation;
    }
}
