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
    public void An_unfinished_file_has_a_name_that_nobody_knows_before_and_that_says_who_writes_it()
    {
        string[] names = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            string name = "";
            AtomicFile.Write(_directory.File("a.txt"), _ => name = Path.GetFileName(Assert.Single(
                Directory.GetFiles(_directory.Path, ".*.partial", new EnumerationOptions { AttributesToSkip = 0 }))));
            return name;
        })];
        Assert.NotEqual(names[0], names[1]);
        string home = Path.GetFileName(_directory.Path);
        Assert.All(names, name => Assert.Matches($@"^\.{home}\.a\.txt\.[0-9a-f]{{12}}\.[0-9]+\.partial$", name));
        Assert.All(names, name => Assert.Equal(Environment.ProcessId, PartialFile.WriterOf(name)));
    }

    [Fact]
    public void A_full_disk_is_told_and_leaves_the_old_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "No such device here.");
        string path = _directory.Write("a.txt", "old");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        var e = Assert.Throws<GruSentimentException>(() => AtomicFile.Write(path, _ => full.Write("new"u8)));
        Assert.StartsWith($"{path}: can't be written: No space left on device", e.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path, "*", new EnumerationOptions { AttributesToSkip = 0 }));
    }

    [Fact]
    public void Names_of_a_directory_can_be_flushed_and_of_none_there_is_no_error()
    {
        DiskFlush.Names(_directory.Path);
        DiskFlush.Names(_directory.File("none"));
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
