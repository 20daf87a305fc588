using GruSentiment.Data.Downloads.Archives;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads;

/// <summary>The word vectors that can be had by name.</summary>
internal static class VectorCatalogue
{
    /// <summary>What begins the names of fastText's vectors; the language's code follows.</summary>
    public const string FastTextPrefix = "fasttext-";

    /// <summary>The family of <see cref="FastText"/>.</summary>
    public const string FastTextFamily = FastTextPrefix + "LANG";

    private const string GloveName = "glove-6b";
    private const int GloveDimension = 100;
    private const int FastTextWordBytes = 660;

    private static readonly ArchiveBounds s_bounds = new(Entries: 100, Bytes: 20_000_000_000, Reviews: 0);

    /// <summary>
    /// Codes of the languages that fastText has vectors of, English and 157 others: ISO 639-1 where there is one, else ISO 639-3 or
    /// Wikipedia's.
    /// </summary>
    public static IReadOnlyList<string> Languages { get; } = (
        "af als am an ar arz as ast az azb ba bar bcl be bg bh bn bo bpy br bs ca ce ceb ckb co cs cv cy da de diq dv "
        + "el eml en eo es et eu fa fi fr frr fy ga gd gl gom gu gv he hi hif hr hsb ht hu hy ia id ilo io is it ja jv ka "
        + "kk km kn ko ku ky la lb li lmo lt lv mai mg mhr min mk ml mn mr mrj ms mt mwl my myv mzn nah nap nds ne new nl "
        + "nn no nso oc or os pa pam pfl pl pms pnb ps pt qu rm ro ru sa sah sc scn sco sd sh si sk sl so sq sr su sv sw "
        + "ta te tg th tk tl tr tt ug uk ur uz vec vi vls vo wa war xmf yi yo zea zh").Split(' ');

    /// <summary>English words, in four dimensions.</summary>
    public static IReadOnlyList<KnownSet> Glove { get; } = [GloveOf(GloveDimension), GloveOf(50), GloveOf(200), GloveOf(300)];

    /// <summary>Words of many languages.</summary>
    public static IReadOnlyList<KnownSet> FastText { get; } = [.. Languages.Select(FastTextOf)];

    private static KnownSet GloveOf(int dimension)
    {
        string name = Invariant($"{GloveName}-{dimension}");
        bool isDefault = dimension == GloveDimension;
        int wordBytes = 33 * dimension / 10;
        return new(new VectorLayout(dimension, Invariant($"glove.6B.{dimension}d.txt")), s_bounds)
        {
            Name = isDefault ? GloveName : name,
            Alias = isDefault ? name : null,
            Family = $"{GloveName}, {GloveName}-50, {GloveName}-200, {GloveName}-300",
            Title = "GloVe 6B, vectors of English words, learned from Wikipedia 2014 and Gigaword 5",
            Contents = Invariant($"400,000 words in lower case, vectors of {dimension} components"),
            Address = new Uri("https://nlp.stanford.edu/data/glove.6B.zip"),
            Checksum = null,
            ArchiveBytes = 862_000_000,
            WordBytes = wordBytes,
            FileBytes = DownloadRequest.DefaultWords * wordBytes,
            Licence = "Public Domain Dedication and License v1.0, https://opendatacommons.org/licenses/pddl/1-0/",
            Citations =
            [
                "Pennington, Socher and Manning (2014): GloVe: Global Vectors for Word Representation. EMNLP 2014, "
                    + "https://aclanthology.org/D14-1162",
            ],
        };
    }

    private static KnownSet FastTextOf(string language) => new(new VectorLayout(dimension: 300), s_bounds)
    {
        Name = FastTextPrefix + language,
        Family = FastTextFamily,
        Title = "fastText, vectors of the words of a language, learned from Common Crawl and Wikipedia",
        Contents = "up to 2,000,000 words, vectors of 300 components",
        Address = new Uri($"https://dl.fbaipublicfiles.com/fasttext/vectors-crawl/cc.{language}.300.vec.gz"),
        Checksum = null,
        ArchiveBytes = 1_300_000_000,
        WordBytes = FastTextWordBytes,
        FileBytes = DownloadRequest.DefaultWords * FastTextWordBytes,
        Licence = "Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/",
        Citations =
        [
            "Grave, Bojanowski, Gupta, Joulin and Mikolov (2018): Learning Word Vectors for 157 Languages. LREC 2018, "
                + "https://aclanthology.org/L18-1550",
        ],
    };
}
