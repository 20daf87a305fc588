using GruSentiment.Data.Files;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Embeddings;

[Collection(TorchGenerator.Name)]
public sealed class VectorVocabularyTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, "film good")]
    [InlineData(1, "film good fine")]
    [InlineData(3, "film good fine poor don't")]
    [InlineData(100, "film good fine poor don't :) 😀")]
    public void The_first_words_that_are_new_come_behind_the_vocabulary(int most, string expected)
    {
        string path = _folder.Write(
            "vectors.txt", "10 1\ngood 1\nFine 1\nfine 1\nGood 1\ntwo words 1\nwell-made-up 1\npoor 1\ndon’t 1\n:-) 1\n😀 1\n");

        Vocabulary extended = Extend(path, most);

        Assert.Equal(expected, string.Join(" ", extended.Tokens.Skip(2)));
    }

    [Fact]
    public void The_file_is_read_no_further_than_needed()
    {
        string path = _folder.Write("vectors.txt", "fine 1\npoor 1\nbroken\n");

        Assert.Equal(6, Extend(path, 2).Count);
        Assert.Equal($"{path}, line 3: the vector of 'broken' has 0 components; 1 were expected, as in line 1.",
            Assert.Throws<DataException>(() => Extend(path, 3)).Message);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void A_training_knows_words_of_the_file_that_no_review_has(int? asked, int expected)
    {
        string path = _folder.Write("vectors.txt", "great 1 2\nsublime 1 2\nawful -1 2\ndreadful -1 2\n");
        IEnumerable<string> reviews = Enumerable.Range(0, 30).Select(i => $"a great film {i},1\nan awful film {i},0\n");
        var request = new TrainingRequest
        {
            Data = _folder.Write("reviews.csv", "text,label\n" + string.Concat(reviews)),
            Embeddings = path,
            Vocabulary = asked is null ? new() : new VocabularyOptions { VectorWords = asked },
        };

        TrainingFiles files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);
        var data = TrainingData.Divide(files, TestContext.Current.CancellationToken);
        using var training = ModelTraining.Prepare(files.Request, data, TestContext.Current.CancellationToken);

        Assert.Equal(expected, data.VectorWords);
        Assert.Equal(new[] { "sublime", "dreadful" }.Take(expected), data.Vocabulary.Tokens.TakeLast(expected));
        Assert.Equal((2, expected), (training.Embeddings!.WordsWithVector, training.Embeddings.FurtherWords));
    }

    [Fact]
    public void Words_of_a_file_need_a_file() => Assert.Equal(
        ["VectorWords = 5: there is no file of word vectors; Embeddings = FILE was expected."],
        new TrainingRequest { Data = "reviews.csv", Vocabulary = new VocabularyOptions { VectorWords = 5 } }
            .Faults().Select(fault => fault.ToString()));

    private static Vocabulary Extend(string path, int most) =>
        VectorVocabulary.Extend(path, VectorText.Words("film", "good"), most, TestContext.Current.CancellationToken);
}
