using GruSentiment.Data.Downloads;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class DownloadedVectorsTests
{
    [Theory]
    [InlineData("vectors.vec")]
    [InlineData("missing/vectors")]
    [InlineData("glove.6B.100d.txt")]
    public void What_is_no_name_is_a_path(string path) => Assert.Equal(path, DownloadedVectors.PathOf(path));

    [Theory]
    [InlineData("fasttext-de", "fasttext-de")]
    [InlineData("GloVe-6B", "glove-6b")]
    [InlineData("glove-6b-100", "glove-6b")]
    public void A_name_that_was_not_downloaded_says_how_to_get_it(string name, string set) => Assert.Equal(
        $"{name}: not downloaded, there is no {Path.Combine("data", set, "vectors.txt.gz")} here; \"download {set}\" gets it.",
        Assert.Throws<DataException>(() => DownloadedVectors.PathOf(name)).Message);

    [Theory]
    [InlineData("glove")]
    [InlineData("imdb")]
    public void What_can_be_neither_says_the_names(string name) => Assert.Equal(
        $"{name}: no such file, and no name of word vectors; the names are "
            + "glove-6b, glove-6b-50, glove-6b-200, glove-6b-300, fasttext-LANG.",
        Assert.Throws<DataException>(() => DownloadedVectors.PathOf(name)).Message);
}
