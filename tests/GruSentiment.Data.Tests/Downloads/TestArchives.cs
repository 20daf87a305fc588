using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>Archives of the published layouts, with a handful of sentences in them.</summary>
public static class TestArchives
{
    /// <summary>An archive as of the Large Movie Review Dataset, its entries in no order.</summary>
    public static byte[] Imdb() => TarGz(
    [
        ("aclImdb/README", "not a review"),
        ("aclImdb/train/pos/10_9.txt", "Tenth and fine"),
        ("aclImdb/train/pos/2_8.txt", "He said \"see it\",<br />and I did"),
        ("aclImdb/train/neg/2_1.txt", "Poor, very poor"),
        ("aclImdb/train/neg/0_3.txt", "Dull"),
        ("aclImdb/train/labeledBow.feat", "9 0:9"),
        ("aclImdb/train/unsup/1_0.txt", "Seen it twice"),
        ("aclImdb/train/unsup/0_0.txt", "It is a film\nof two lines"),
        ("aclImdb/train/urls_pos.txt", "http://example.org"),
        ("aclImdb/test/neg/0_2.txt", "Trist\u00e8, \U0001F62A"),
        ("aclImdb/test/pos/0_10.txt", "Superb"),
    ]);

    /// <summary>What becomes of <see cref="Imdb"/>.</summary>
    public static IReadOnlyDictionary<string, string> ImdbFiles { get; } = new Dictionary<string, string>
    {
        ["train.csv"] = "text,label\nDull,negative\n\"Poor, very poor\",negative\n\"He said \"\"see it\"\",<br />and I "
            + "did\",positive\nTenth and fine,positive\n",
        ["test.csv"] = "text,label\n\"Trist\u00e8, \U0001F62A\",negative\nSuperb,positive\n",
        ["unlabelled.csv"] = "text\n\"It is a film\nof two lines\"\nSeen it twice\n",
    };

    /// <summary>An archive as of SST-2 in GLUE.</summary>
    public static byte[] Sst2() => Zip(
    [
        ("SST-2/original/README.txt", "not a sentence"),
        ("SST-2/train.tsv", "sentence\tlabel\nhide new secretions \t0\ncontains wit , \"labored\" gags \t1\n"),
        ("SST-2/dev.tsv", "sentence\tlabel\nunflinchingly bleak \t0\na charming journey . \t1\n"),
        ("SST-2/test.tsv", "index\tsentence\n0\tuneasy mishmash\n"),
    ]);

    /// <summary>What becomes of <see cref="Sst2"/>.</summary>
    public static IReadOnlyDictionary<string, string> Sst2Files { get; } = new Dictionary<string, string>
    {
        ["train.csv"] = "text,label\nhide new secretions,negative\n\"contains wit , \"\"labored\"\" gags\",positive\n",
        ["test.csv"] = "text,label\nunflinchingly bleak,negative\na charming journey .,positive\n",
    };

    public static byte[] TarGz(params IEnumerable<(string Name, string Content)> files)
    {
        return TarGz(files.Select(Entry));

        static TarEntry Entry((string Name, string Content) file)
        {
            var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Content));
            return new UstarTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = content };
        }
    }

    public static byte[] TarGz(IEnumerable<TarEntry> entries)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
                writer.WriteEntry(entry);
        }
        return Gzip(tar.ToArray());
    }

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Zip(params IEnumerable<(string Name, string Content)> files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, string content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return packed.ToArray();
    }
}
