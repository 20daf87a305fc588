using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Leaves_the_file_and_nothing_else()
    {
        string path = _directory.Write("a.txt", "old");
        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void The_old_file_stands_until_the_new_one_is_whole()
    {
        string path = _directory.Write("a.txt", "old");
        AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            Assert.Equal("old", File.ReadAllText(path));
        });
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_half_one()
    {
        string path = _directory.Write("a.txt", "old");

        var e = Assert.Throws<GruSentimentException>(() => AtomicFile.Write(path, _ => throw new IOException("No space left on device")));
        Assert.Equal($"{path}: can't be written: No space left on device", e.Message);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException()));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void An_unfinished_file_can_stand_elsewhere()
    {
        string home = Directory.CreateDirectory(_directory.File("run")).FullName;
        AtomicFile.Write(Path.Combine(home, "a.txt"), _ =>
        {
            Assert.Empty(Directory.GetFiles(home));
            Assert.Single(Directory.GetFiles(_directory.Path));
        }, _directory.Path);
        Assert.Single(Directory.GetFiles(home));
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }
}
