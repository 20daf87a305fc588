using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public sealed class FileReplacementTests : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int UserMappedFile = unchecked((int)0x800704C8);
    private const int DiskFull = unchecked((int)0x80070070);

    private readonly TemporaryDirectory _directory = new();
    private readonly List<double> _pauses = [];
    private readonly string _path;

    public FileReplacementTests() => _path = _directory.Write("history.csv", "old");

    public static TheoryData<Exception> Held =>
        [new UnauthorizedAccessException(), new IOException("", SharingViolation), new IOException("", UserMappedFile)];

    public void Dispose() => _directory.Dispose();

    [Theory, MemberData(nameof(Held))]
    public void A_file_that_is_open_for_a_moment_is_replaced_when_it_is_free(Exception refusal)
    {
        int refusals = 3;
        Replace((from, to) =>
        {
            if (refusals-- > 0)
                throw refusal;
            File.Move(from, to, overwrite: true);
        }, isOpen: false);
        Assert.Equal("new", File.ReadAllText(_path));
        Assert.Equal([20.0, 40.0, 80.0], _pauses);
        Assert.Equal(["history.csv"], _directory.Files);
    }

    [Theory, MemberData(nameof(Held))]
    public void A_file_that_stays_open_is_in_use_and_as_it_was(Exception refusal)
    {
        var e = Assert.Throws<FileInUseException>(() => Replace((_, _) => throw refusal, isOpen: true));
        Assert.Equal($"{_path}: can't be replaced: another program has it open. Close it there.", e.Message);
        Assert.Same(refusal, e.InnerException);
        Assert.Equal(620, _pauses.Sum());
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal(["history.csv"], _directory.Files);
    }

    [Fact]
    public void A_place_that_may_not_be_written_to_is_not_a_file_in_use()
    {
        Assert.Equal($"{_path}: can't be written: denied", Refused(new UnauthorizedAccessException("denied")));
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal(["history.csv"], _directory.Files);
    }

    [Fact]
    public void A_full_disk_is_told_at_once()
    {
        Assert.Equal($"{_path}: can't be written: full", Refused(new IOException("full", DiskFull)));
        Assert.Equal(
            $"{_path}: can't be written: full",
            Assert.Throws<GruSentimentException>(() => AtomicFile.Write(_path, _ => throw new IOException("full", DiskFull))).Message);
        Assert.Empty(_pauses);
    }

    [Fact]
    public void Where_open_files_can_be_replaced_nothing_is_tried_twice()
    {
        Assert.Throws<GruSentimentException>(
            () => Replace((_, _) => throw new UnauthorizedAccessException(), isOpen: true, refusesOpenFiles: false));
        Assert.Empty(_pauses);
    }

    [Fact]
    public void A_file_that_a_program_reads_is_in_use_on_Windows_and_replaced_elsewhere()
    {
        using var reader = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (OperatingSystem.IsWindows())
            Assert.Throws<FileInUseException>(() => AtomicFile.Write(_path, stream => stream.Write("new"u8)));
        else
            AtomicFile.Write(_path, stream => stream.Write("new"u8));
        Assert.Equal(OperatingSystem.IsWindows() ? "old" : "new", File.ReadAllText(_path));
    }

    private string Refused(Exception refusal) =>
        Assert.Throws<GruSentimentException>(() => Replace((_, _) => throw refusal, isOpen: false)).Message;

    private void Replace(Action<string, string> move, bool isOpen, bool refusesOpenFiles = true)
    {
        var replacement = new FileReplacement(move, pause => _pauses.Add(pause.TotalMilliseconds), refusesOpenFiles, _ => isOpen);
        AtomicFile.Write(_path, stream => stream.Write("new"u8), null, replacement);
    }
}
