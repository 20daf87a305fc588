using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Files;

public sealed class SharingTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_another_program_may_write_to_is_read() // As a spreadsheet opens it. Only Windows minds.
    {
        string table = _folder.Write("reviews.csv", "text,label\nA fine film,1\nA bad film,0\n"),
            lines = _folder.Write("texts.txt", "A long film\n");
        using FileStream one = OpenToWrite(table), other = OpenToWrite(lines);

        Assert.Equal(2, ReviewSet.Load(table).Count);
        Assert.Equal(1, UnlabelledSet.Load(lines, new ReviewReaderOptions()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\": \"A fine film\"}\n")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\0\0\0\0")]
    [InlineData("text,label\n")]
    [InlineData("a,b\nA fine film,x y z a b c\nA bad film,p q r s t u\n")]
    [InlineData("text,label\n\"A fine film,1\nA bad film,0\n")]
    [InlineData("text,label\nA fine film,1\nA good film,1\n")]
    public void A_file_that_is_refused_is_closed(string content)
    {
        byte[] plain = [.. content.Select(letter => (byte)letter)], cut = TemporaryDirectory.Gzip(content + "\n")[..^4];
        foreach (byte[] bytes in (byte[][])[plain, TemporaryDirectory.Gzip(content), cut])
        {
            string path = _folder.Write("reviews.csv", bytes);

            Assert.Throws<DataException>(() => ReviewSet.Load(path));
            AssertClosed(path);
            Record.Exception(() => ReviewStatistics.Of(path));
            AssertClosed(path);
            Record.Exception(() => UnlabelledSet.Load(path, new ReviewReaderOptions { LabelsRequired = false }));
            AssertClosed(path);
        }
    }

    [Theory]
    [InlineData("A fine film with much to say\nA bad film\0with little to say\n")]
    [InlineData("{\"id\": 1}\n{\"id\": \n")]
    public void Lines_that_are_refused_are_closed(string content)
    {
        string path = _folder.Write("texts.txt", content);

        Assert.Throws<DataException>(() => TextSource.Open(path, new ReviewReaderOptions()));
        AssertClosed(path);
    }

    [Fact]
    public void Lines_are_closed_at_their_end_and_when_nobody_wants_more()
    {
        string path = _folder.Write("texts.txt", "one\ntwo\n");
        using (IEnumerator<string> texts = TextSource.Texts(path, new ReviewReaderOptions()).GetEnumerator())
        {
            Assert.True(texts.MoveNext());
            Assert.ThrowsAny<IOException>(() => AssertClosed(path));
        }
        AssertClosed(path);
        Assert.Equal("one", TextSource.Texts(path, new ReviewReaderOptions()).First());
        AssertClosed(path);
        Assert.Equal(2, TextSource.Texts(path, new ReviewReaderOptions()).Count());
        AssertClosed(path);
    }

    private static FileStream OpenToWrite(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    private static void AssertClosed(string path)
    {
        using FileStream alone = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanRead);
    }
}
