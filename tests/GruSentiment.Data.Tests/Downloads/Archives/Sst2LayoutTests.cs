using GruSentiment.Data.Downloads;
using GruSentiment.Data.Downloads.Archives;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Downloads.Archives;

public sealed class Sst2LayoutTests : IDisposable
{
    private const string Good = "sentence\tlabel\nbad \t0\ngood \t1\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Rows_keep_their_order_and_lose_the_space_at_their_end()
    {
        IReadOnlyList<DownloadedFile> files = Unpack(TestArchives.Sst2());

        Assert.Equal([new("train.csv", 2), new("test.csv", 2)], files);
        Assert.Equal(TestArchives.Sst2Files["train.csv"], File.ReadAllText(_directory.File("train.csv")));
    }

    [Fact]
    public void Windows_line_ends_are_line_ends()
    {
        Unpack(Archive(Good.Replace("\n", "\r\n"), Good));
        Assert.Equal(File.ReadAllText(_directory.File("test.csv")), File.ReadAllText(_directory.File("train.csv")));
    }

    [Theory]
    [InlineData("../SST-2/train.tsv")]
    [InlineData("/SST-2/train.tsv")]
    [InlineData("SST-2/../../train.csv")]
    [InlineData("SST-2\\train.tsv")]
    public void A_hostile_path_is_passed_over_and_nothing_is_written_elsewhere(string path)
    {
        Unpack(TestArchives.Zip([("SST-2/train.tsv", Good), ("SST-2/dev.tsv", Good), (path, "evil")]));
        Assert.Equal(["test.csv", "train.csv"], Directory.EnumerateFileSystemEntries(_directory.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Too_many_entries_end_the_unpacking() => Assert.Equal(
        "the archive has more than 10 entries, which is more than this set can have",
        Fault(TestArchives.Zip(Enumerable.Range(0, 11).Select(i => ($"{i}", "")))));

    [Fact]
    public void Too_many_bytes_end_the_unpacking()
    {
        byte[] bomb = Archive("sentence\tlabel\n" + string.Concat(Enumerable.Repeat("good \t1\n", 700_000)), Good);
        Assert.True(bomb.Length < 50_000);
        Assert.Equal("the archive unpacks to more than 3 MB, which is more than this set can have", Fault(bomb));
    }

    [Fact]
    public void A_line_longer_than_a_sentence_can_be_ends_the_unpacking() => Assert.Equal(
        "\"SST-2/train.tsv\" in the archive, line 2: is longer than 1,000,000 characters; one text a line was expected",
        Fault(Archive("sentence\tlabel\n" + new string('0', 2_000_000), Good)));

    [Fact]
    public void A_size_claimed_too_small_does_not_help_a_bomb()
    {
        byte[] bomb = Archive("sentence\tlabel\n" + new string('0', 5_000_000), Good);
        ReadOnlySpan<byte> size = BitConverter.GetBytes(5_000_015);
        for (int at = bomb.AsSpan().IndexOf(size); at >= 0; at = bomb.AsSpan().IndexOf(size))
            BitConverter.TryWriteBytes(bomb.AsSpan(at), 20);
        Assert.StartsWith("\"SST-2/train.tsv\" in the archive, line 2: ", Fault(bomb));
    }

    [Theory]
    [InlineData("", "\"SST-2/train.tsv\" in the archive begins with \"\"; the columns \"sentence\" and \"label\" were expected")]
    [InlineData("a\tb\n", "\"SST-2/train.tsv\" in the archive begins with \"a?b\"; the columns \"sentence\" and \"label\" were expected")]
    [InlineData("sentence\tlabel\nfine\t1\nfine\t2\n",
        "\"SST-2/train.tsv\" in the archive, line 3: a sentence, a tab and 0 or 1 were expected, not \"fine?2\"")]
    [InlineData("sentence\tlabel\nfine 1\n",
        "\"SST-2/train.tsv\" in the archive, line 2: a sentence, a tab and 0 or 1 were expected, not \"fine 1\"")]
    [InlineData("sentence\tlabel\nfine\t1\n", "the archive holds no negative reviews for train.csv, where some were expected")]
    public void Another_layout_is_an_error_that_says_where(string train, string expected) =>
        Assert.Equal(expected, Fault(Archive(train, Good)));

    [Fact]
    public void Each_part_is_expected_once()
    {
        Assert.Equal("the archive has no \"SST-2/dev.tsv\"; one was expected", Fault(TestArchives.Zip([("SST-2/train.tsv", Good)])));
        Assert.Equal("the archive has more than one \"SST-2/train.tsv\"; one was expected",
            Fault(TestArchives.Zip([("SST-2/train.tsv", Good), ("SST-2/train.tsv", Good), ("SST-2/dev.tsv", Good)])));
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        Assert.StartsWith("the archive is broken: ", Fault("<html>Please log in</html>"u8.ToArray()));
        Assert.StartsWith("the archive is broken: ", Fault([]));
        Assert.StartsWith("the archive is broken: ", Fault(TestArchives.Sst2()[..^30]));
    }

    private static byte[] Archive(string train, string dev) => TestArchives.Zip([("SST-2/train.tsv", train), ("SST-2/dev.tsv", dev)]);

    private IReadOnlyList<DownloadedFile> Unpack(byte[] archive) => new Sst2Layout().Unpack(
        new MemoryStream(archive), new Unpacking(_directory.Path, new ArchiveBounds(Entries: 10, Bytes: 3_000_000, Reviews: 3_000_000)),
        TestContext.Current.CancellationToken);

    private string Fault(byte[] archive) => Assert.Throws<ArchiveException>(() => Unpack(archive)).Message;
}
