using GruSentiment.Runs;

namespace GruSentiment.Tests.Runs;

public sealed class RunCheckpointsTests : IDisposable
{
    private readonly TemporaryDirectory _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_newest_is_the_first_by_its_number()
    {
        Write("000009.checkpoint", "000010.checkpoint", "1000000.checkpoint", "notes.checkpoint", "000011.txt");

        Assert.Equal(["1000000.checkpoint", "000010.checkpoint", "000009.checkpoint"], Names(new RunCheckpoints(_run.Path)));
    }

    [Fact]
    public void Names_go_on_behind_the_newest()
    {
        Assert.Equal("checkpoint/000001.checkpoint", new RunCheckpoints(_run.Path).NextName());
        Write("000009.checkpoint");
        var checkpoints = new RunCheckpoints(_run.Path);
        Assert.Equal("checkpoint/000010.checkpoint", checkpoints.NextName());
        Assert.Equal("checkpoint/000011.checkpoint", checkpoints.NextName());
    }

    [Fact]
    public void The_two_newest_are_kept()
    {
        Write("000001.checkpoint", "000002.checkpoint", "000003.checkpoint");
        var checkpoints = new RunCheckpoints(_run.Path);
        checkpoints.RemoveOld();
        Assert.Equal(["000003.checkpoint", "000002.checkpoint"], Names(checkpoints));
    }

    [Fact]
    public void Files_that_were_not_written_to_their_end_are_none()
    {
        var checkpoints = new RunCheckpoints(_run.Path);
        Assert.True(checkpoints.IsEmpty);
        Write(".000001.checkpoint.1.partial");
        Assert.Equal((true, false, null), (checkpoints.IsEmpty, checkpoints.Any, checkpoints.LastWritten));
        Write("000001.checkpoint");
        Assert.Equal((false, true), (checkpoints.IsEmpty, checkpoints.Any));

        checkpoints.RemovePartials();
        Assert.Equal(["000001.checkpoint"], Directory.EnumerateFiles(_run.File("checkpoint")).Select(Path.GetFileName));
        checkpoints.Remove();
        Assert.False(Directory.Exists(_run.File("checkpoint")));
    }

    private static IEnumerable<string?> Names(RunCheckpoints checkpoints) => checkpoints.Files.Select(Path.GetFileName);

    private void Write(params string[] names)
    {
        Directory.CreateDirectory(_run.File("checkpoint"));
        foreach (string name in names)
            _run.Write($"checkpoint/{name}", "x");
    }
}
