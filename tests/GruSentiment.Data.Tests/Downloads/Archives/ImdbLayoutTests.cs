using System.Formats.Tar;
using System.Text;
using GruSentiment.Data.Downloads;
using GruSentiment.Data.Downloads.Archives;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Downloads.Archives;

public sealed class ImdbLayoutTests : IDisposable
{
    private static readonly ArchiveBounds Bounds = new(Entries: 100, Bytes: 3_000_000, Reviews: 1_500_000);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_order_of_entries_gives_the_same_files()
    {
        (string, string)[] files = [.. Reviews()];
        Unpack(TestArchives.TarGz(files));
        string first = File.ReadAllText(_directory.File("train.csv"));
        Unpack(TestArchives.TarGz(files.Reverse()));

        Assert.Equal("text,label\nn0,negative\np0,positive\n", first);
        Assert.Equal(first, File.ReadAllText(_directory.File("train.csv")));
    }

    [Fact]
    public void Text_comes_through_whatever_is_in_it()
    {
        string[] odd = ["a,b", "\"", "a\rb", "a\nb", " spaced ", "=1+1", "tab\there", "\u0085", "'", "ümläut \U0001F600"];
        Unpack(TestArchives.TarGz([.. Reviews(), .. odd.Select((text, i) => ($"aclImdb/train/unsup/{i + 1}_0.txt", text))]));

        using var reader = new CsvHelper.CsvReader(new StreamReader(_directory.File("unlabelled.csv")),
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["u0", .. odd], reader.GetRecords(new { text = "" }).Select(row => row.text));
    }

    [Theory]
    [InlineData("/aclImdb/train/pos/9_9.txt")]
    [InlineData("../aclImdb/train/pos/9_9.txt")]
    [InlineData("aclImdb/train/pos/../../../../9_9.txt")]
    [InlineData("aclImdb/train/pos/9_9.txt/../../x")]
    [InlineData("aclImdb/train/pos/9_9.txt\n")]
    [InlineData("aclImdb\\train\\pos\\9_9.txt")]
    [InlineData("C:\\9_9.txt")]
    [InlineData("aclImdb/train/pos/9999999999999_9.txt")]
    [InlineData("aclImdb/train/pos/٣_9.txt")]
    public void A_hostile_path_is_passed_over_and_nothing_is_written_elsewhere(string path)
    {
        IReadOnlyList<DownloadedFile> files = Unpack(TestArchives.TarGz([.. Reviews(), (path, "evil")]));

        Assert.Equal(2, files.Single(file => file.Name == "train.csv").Rows);
        Assert.Equal(["test.csv", "train.csv", "unlabelled.csv"],
            Directory.EnumerateFileSystemEntries(_directory.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_no_review(TarEntryType type)
    {
        var link = new PaxTarEntry(type, "aclImdb/train/pos/9_9.txt") { LinkName = "/etc/passwd" };
        IReadOnlyList<DownloadedFile> files = Unpack(TestArchives.TarGz([.. Reviews().Select(Entry), link]));
        Assert.Equal(2, files.Single(file => file.Name == "train.csv").Rows);
    }

    [Fact]
    public void Too_many_entries_end_the_unpacking()
    {
        byte[] archive = TestArchives.TarGz(Enumerable.Range(0, 101).Select(i => ($"aclImdb/{i}", "")));
        Assert.Equal("the archive has more than 100 entries, which is more than this set can have", Fault(archive));
    }

    [Fact]
    public void Too_many_bytes_end_the_unpacking_also_where_they_are_passed_over()
    {
        byte[] bomb = TestArchives.TarGz([Entry(("aclImdb/train/unsupBow.feat", new string('0', 4_000_000)))]);
        Assert.True(bomb.Length < 50_000);
        Assert.Equal("the archive unpacks to more than 3 MB, which is more than this set can have", Fault(bomb));
    }

    [Fact]
    public void Bytes_behind_the_end_of_the_tar_count_too()
    {
        byte[] behind = TestArchives.Gzip(new byte[4_000_000]);
        Assert.Equal("the archive unpacks to more than 3 MB, which is more than this set can have", Fault(behind));
    }

    [Fact]
    public void A_review_of_a_size_that_none_has_is_refused()
    {
        byte[] archive = TestArchives.TarGz([Entry(("aclImdb/test/pos/7_9.txt", new string('a', 1_000_001)))]);
        Assert.Equal("\"aclImdb/test/pos/7_9.txt\" in the archive has 1,000,001 bytes; a review of at most 1,000,000 was expected",
            Fault(archive));
    }

    [Fact]
    public void Reviews_that_are_too_many_bytes_together_are_refused_before_they_are_held()
    {
        byte[] archive = TestArchives.TarGz([.. Reviews(), .. Enumerable.Range(1, 2).Select(i =>
            ($"aclImdb/train/unsup/{i}_0.txt", new string('a', 800_000)))]);
        Assert.Equal("the archive has reviews of more than 1 MB, which is more than this set can have", Fault(archive));
    }

    [Theory]
    [InlineData('0', "77777777777")] // A file of 8 GB, by its own account.
    [InlineData('x', "77777777777")] // Extended attributes of 8 GB.
    [InlineData('x', "17700000000")] // Extended attributes of 2 GB.
    [InlineData('L', "17700000000")] // A name of 2 GB.
    [InlineData('2', "17700000000")] // A link of 2 GB.
    [InlineData('0', "zzzzzzzzzzz")]
    public void An_entry_that_claims_what_it_does_not_hold_is_refused(char type, string size)
    {
        string fault = Fault(TestArchives.Gzip([.. Header("aclImdb/train/pos/1_9.txt", type, size), .. new byte[1024]]));
        Assert.True(fault.StartsWith("the archive is broken: ", StringComparison.Ordinal)
            || fault.Contains("a review of at most", StringComparison.Ordinal), fault);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('L')]
    public void A_header_without_end_is_not_read_to_its_end(char type)
    {
        byte[] archive = TestArchives.Gzip([.. Header("aclImdb/train/pos/1_9.txt", type, "17700000000"), .. new byte[2_000_000]]);
        Assert.Equal("the archive has an entry with a header of more than 1,000,000 bytes", Fault(archive));
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        Assert.StartsWith("the archive is broken: ", Fault("<html>Please log in</html>"u8.ToArray()));
        Assert.StartsWith("the archive is broken: ", Fault(TestArchives.TarGz(Reviews())[..^200]));
        Assert.StartsWith("the archive ", Fault([]));
        Assert.StartsWith("the archive is broken: ", Fault(TestArchives.Gzip([.. Enumerable.Repeat((byte)'x', 5000)])));
    }

    [Fact]
    public void Damage_is_found_by_the_checksum_within()
    {
        byte[] archive = TestArchives.TarGz(Reviews());
        archive[^8] ^= 1; // The CRC-32 stands in the last eight bytes.
        Assert.StartsWith("the archive is broken: ", Fault(archive));
    }

    [Fact]
    public void Two_reviews_of_one_number_are_refused()
    {
        byte[] archive = TestArchives.TarGz([.. Reviews(), ("aclImdb/test/pos/0_7.txt", "again")]);
        Assert.Equal("the archive has two reviews with the number 0 of one kind for test.csv", Fault(archive));
    }

    [Theory]
    [InlineData("aclImdb/train/neg/0_1.txt", "the archive holds no negative reviews for train.csv, where some were expected")]
    [InlineData("aclImdb/test/pos/0_9.txt", "the archive holds no positive reviews for test.csv, where some were expected")]
    [InlineData("aclImdb/train/unsup/0_0.txt", "the archive holds no unlabelled reviews for unlabelled.csv, where some were expected")]
    public void A_part_that_is_missing_is_an_error(string path, string expected) =>
        Assert.Equal(expected, Fault(TestArchives.TarGz(Reviews().Where(review => review.Name != path))));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var entry = new UstarTarEntry(TarEntryType.RegularFile, "aclImdb/test/pos/5_9.txt") { DataStream = new MemoryStream([0xC3, 0x28]) };
        Assert.Equal("review 5 for test.csv in the archive is not UTF-8", Fault(TestArchives.TarGz([.. Reviews().Select(Entry), entry])));
    }

    private static IEnumerable<(string Name, string Content)> Reviews() =>
    [
        ("aclImdb/train/pos/0_9.txt", "p0"), ("aclImdb/train/neg/0_1.txt", "n0"), ("aclImdb/train/unsup/0_0.txt", "u0"),
        ("aclImdb/test/pos/0_9.txt", "p"), ("aclImdb/test/neg/0_1.txt", "n"),
    ];

    private static TarEntry Entry((string Name, string Content) file) =>
        new UstarTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(file.Content)) };

    /// <summary>A tar header (POSIX.1-1988, ustar) with a size of one's choosing.</summary>
    private static byte[] Header(string name, char type, string octalSize)
    {
        byte[] header = new byte[512];
        Encoding.ASCII.GetBytes(name, header);
        Encoding.ASCII.GetBytes("0000644\00000000\00000000\0", header.AsSpan(100));
        Encoding.ASCII.GetBytes(octalSize, header.AsSpan(124));
        Encoding.ASCII.GetBytes("00000000000\0        ", header.AsSpan(136));
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar\000", header.AsSpan(257));
        int sum = header.Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header.AsSpan(148));
        return header;
    }

    private IReadOnlyList<DownloadedFile> Unpack(byte[] archive) => new ImdbLayout().Unpack(
        new MemoryStream(archive), new Unpacking(_directory.Path, Bounds), TestContext.Current.CancellationToken);

    private string Fault(byte[] archive) => Assert.Throws<ArchiveException>(() => Unpack(archive)).Message;
}
