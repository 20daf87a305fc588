using GruSentiment.Data.Downloads;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class SetCatalogueTests
{
    [Fact]
    public void Imdb_is_as_its_publisher_says()
    {
        Assert.Equal("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz", SetCatalogue.Imdb.Address.ToString());
        Assert.Equal("MD5 7c2ac02c03563afcf9b574c7e56c153a", SetCatalogue.Imdb.Checksum!.ToString());
        Assert.Equal(["train.csv", "test.csv", "unlabelled.csv"], SetCatalogue.Imdb.Files);
    }

    [Fact]
    public void Sst2_comes_from_GLUE()
    {
        Assert.Equal("https://dl.fbaipublicfiles.com/glue/data/SST-2.zip", SetCatalogue.Sst2.Address.ToString());
        Assert.Equal(["train.csv", "test.csv"], SetCatalogue.Sst2.Files);
    }

    [Fact]
    public void A_set_is_found_by_its_name_in_any_case()
    {
        Assert.Same(SetCatalogue.Imdb, SetCatalogue.Find("IMDB"));
        Assert.Null(SetCatalogue.Find("imdb2"));
    }

    [Theory]
    [InlineData("glove-6b", "https://nlp.stanford.edu/data/glove.6B.zip")]
    [InlineData("glove-6b-300", "https://nlp.stanford.edu/data/glove.6B.zip")]
    [InlineData("fasttext-en", "https://dl.fbaipublicfiles.com/fasttext/vectors-crawl/cc.en.300.vec.gz")]
    [InlineData("fasttext-zea", "https://dl.fbaipublicfiles.com/fasttext/vectors-crawl/cc.zea.300.vec.gz")]
    public void Word_vectors_come_from_those_who_made_them(string name, string address)
    {
        KnownSet set = SetCatalogue.Find(name)!;
        Assert.Equal(address, set.Address.ToString());
        Assert.True(set.IsWordVectors);
        Assert.Equal(["vectors.txt.gz"], set.Files);
        Assert.Null(set.Checksum); // None is published.
    }

    [Fact]
    public void FastText_has_English_and_157_other_languages()
    {
        Assert.Equal(158, VectorCatalogue.Languages.Distinct().Count());
        Assert.Equal(SetCatalogue.All.Count, SetCatalogue.All.Select(set => set.Name).Distinct().Count());
    }

    [Fact]
    public void The_usual_dimension_can_be_named_too() => Assert.Same(SetCatalogue.Find("glove-6b"), SetCatalogue.Find("glove-6b-100"));

    [Fact]
    public void Each_set_names_its_licence_or_the_lack_of_one_and_whom_to_cite() => Assert.All(SetCatalogue.All, set =>
    {
        Assert.NotEmpty(set.Licence);
        Assert.NotEmpty(set.Citations);
        Assert.Equal(Uri.UriSchemeHttps, set.Address.Scheme);
    });
}
