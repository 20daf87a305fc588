using GruSentiment.Data.Downloads.Archives;

namespace GruSentiment.Data.Downloads;

/// <summary>The sets that can be had by name.</summary>
public static class SetCatalogue
{
    /// <summary>Film reviews, some 230 words each.</summary>
    public static KnownSet Imdb { get; } = new(new ImdbLayout(), new ArchiveBounds(200_000, Bytes: 2_000_000_000, Reviews: 300_000_000))
    {
        Name = "imdb",
        Title = "Large Movie Review Dataset v1.0, film reviews from IMDb",
        Contents = "25,000 reviews for training, 25,000 for testing, half of each positive, no film in both; 50,000 without a label",
        Address = new Uri("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
        Checksum = Checksum.Parse("md5:7c2ac02c03563afcf9b574c7e56c153a"),
        ArchiveBytes = 84_125_825,
        FileBytes = 135_000_000,
        Licence = "none is stated with the set. "
            + "It was published for research; the reviews are by users of IMDb, whose terms may apply.",
        Citations =
        [
            "Maas, Daly, Pham, Huang, Ng and Potts (2011): "
                + "Learning Word Vectors for Sentiment Analysis. ACL 2011, https://aclanthology.org/P11-1015",
        ],
    };

    /// <summary>Sentences, and phrases of sentences, from film reviews.</summary>
    public static KnownSet Sst2 { get; } = new(new Sst2Layout(), new ArchiveBounds(1_000, Bytes: 100_000_000, Reviews: 100_000_000))
    {
        Name = "sst2",
        Title = "Stanford Sentiment Treebank, two classes, as in GLUE: sentences from film reviews",
        Contents = "67,349 sentences and phrases for training; 872 sentences for testing, "
            + "which are GLUE's development part: the labels of its test part are not public",
        Address = new Uri("https://dl.fbaipublicfiles.com/glue/data/SST-2.zip"),
        Checksum = Checksum.Parse("sha256:d67e16fb55739c1b32cdce9877596db1c127dc322d93c082281f64057c16deaa"),
        ArchiveBytes = 7_439_277,
        FileBytes = 5_000_000,
        Licence = "none is known; GLUE refers to the licence of each original set, and the treebank's page states none. "
            + "The sentences come from reviews on Rotten Tomatoes.",
        Citations =
        [
            "Socher, Perelygin, Wu, Chuang, Manning, Ng and Potts (2013): "
                + "Recursive Deep Models for Semantic Compositionality Over a Sentiment Treebank. EMNLP 2013, "
                    + "https://aclanthology.org/D13-1170",
            "Wang, Singh, Michael, Hill, Levy and Bowman (2019): "
                + "GLUE: A Multi-Task Benchmark and Analysis Platform for Natural Language Understanding. ICLR 2019, "
                    + "https://openreview.net/forum?id=rJ4km2R5t7",
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownSet> All { get; } = [Imdb, Sst2, .. VectorCatalogue.Glove, .. VectorCatalogue.FastText];

    /// <summary>The set of a name, in any case; null when there is none.</summary>
    public static KnownSet? Find(string name) => All.FirstOrDefault(set =>
        set.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || string.Equals(set.Alias, name, StringComparison.OrdinalIgnoreCase));
}
