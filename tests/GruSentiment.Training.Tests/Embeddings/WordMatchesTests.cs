using GruSentiment.Tests;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Tests.Embeddings;

public sealed class WordMatchesTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Good 1 1\ngood 2 2\nGOOD 3 3\n", "good", 2)]
    [InlineData("good 2 2\nGood 1 1\n", "good", 2)]
    [InlineData("Good 1 1\nGOOD 3 3\n", "good", 1)]
    [InlineData("ÉTÉ 1 1\n", "été", 1)]
    [InlineData("DON’T 1 1\n", "don't", 1)]
    [InlineData("x 1 1\n:-) 2 2\n", ":)", 2)]
    [InlineData("2008 1 1\n123456 2 2\n987654 3 3\n", "<number>", 2)]
    [InlineData("123456 2 2\n<number> 3 3\n", "<number>", 3)]
    [InlineData("x 1 1\n<unk> 2 2\n", "x", 1)]
    public void A_word_is_found_as_it_stands_or_else_as_the_tokenizer_writes_it(string content, string word, float vector) =>
        Assert.Equal([[vector, vector]], VectorText.Read(_folder.Write("vectors.txt", content), word));

    [Theory]
    [InlineData("well-known 1 1\n", "well")]
    [InlineData("goods 1 1\n", "good")]
    [InlineData(", 1 1\n", "good")]
    public void A_word_that_is_another_is_not_taken(string content, string word) =>
        Assert.Equal([null], VectorText.Read(_folder.Write("vectors.txt", content), word));

    [Fact]
    public void Bytes_that_are_not_UTF_8_make_no_other_word() => Assert.Equal(
        [null, [2, 2]],
        VectorText.Read(_folder.Write("vectors.txt", [.. "caf"u8, 0xE9, .. " 1 1\ngood 2 2\n"u8]), "caf", "good"));

    [Fact]
    public void Unknown_takes_its_vector_and_padding_never_does()
    {
        using WordVectorFile file = WordVectorFile.Open(_folder.Write("vectors.txt", "<pad> 1 1\n<unk> 2 2\ngood 3 3\n"));
        WordVectors vectors = file.Read(VectorText.Words("good"), TestContext.Current.CancellationToken);

        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(vectors.Contains));
        Assert.Equal([2, 2], vectors[Vocabulary.UnknownId].ToArray());
    }
}
