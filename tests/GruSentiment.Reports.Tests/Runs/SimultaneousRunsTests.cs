using GruSentiment.Reports.Runs;
using GruSentiment.Tests;

namespace GruSentiment.Reports.Tests.Runs;

public sealed class SimultaneousRunsTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 10, 15, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_begun_in_the_same_second_have_a_directory_each()
    {
        const int Runs = 16;
        for (int round = 0; round < 10; round++)
        {
            string parent = _folder.File($"runs{round}");
            RunDirectory[] runs = [.. Enumerable.Range(0, Runs).Select(_ => RunDirectory.For("reviews.csv", s_now, parent))];
            AtOnce(runs, run => run.Create());

            string first = Path.Combine(parent, "20261123-101500-reviews");
            string[] expected = [first, .. Enumerable.Range(2, Runs - 1).Select(i => $"{first}-{i}")];
            Assert.Equal(expected.Order(), runs.Select(run => run.Path).Order());

            AtOnce(runs, run => run.RemoveIfEmpty());
            Assert.DoesNotContain(_folder.Files, file => file.StartsWith($"runs{round}/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_directory_that_several_trainings_are_to_write_is_the_first_ones()
    {
        string path = _folder.File("run");
        RunDirectory[] runs = [.. Enumerable.Range(0, 8).Select(_ => RunDirectory.At(path))];

        GruSentimentException?[] errors = AtOnce(runs, run => run.Create());

        Assert.Equal(7, errors.Count(error => error is not null));
        Assert.All(errors.OfType<GruSentimentException>(), error =>
            Assert.Equal($"{path}: another training is writing to it; name another directory.", error.Message));
        Assert.True(Directory.Exists(path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_directory_that_was_given_up_is_the_next_ones_unless_something_was_saved_in_it(bool saved)
    {
        string path = _folder.File("run");
        (RunDirectory first, RunDirectory second) = (RunDirectory.At(path), RunDirectory.At(path));
        first.Create();
        if (saved)
            first.Write("note", stream => stream.Write("mine"u8));
        first.RemoveIfEmpty();

        if (saved)
            Assert.StartsWith($"Output = {path}: is not empty, ", Assert.Throws<GruSentimentException>(second.Create).Message,
                StringComparison.Ordinal);
        else
            second.Create();

        second.RemoveIfEmpty();
        Assert.Equal(saved ? ["run", "run/note"] : [], _folder.Files);
    }

    private static GruSentimentException?[] AtOnce(RunDirectory[] runs, Action<RunDirectory> act)
    {
        var errors = new GruSentimentException?[runs.Length];
        using var start = new Barrier(runs.Length);
        Thread[] threads = [.. runs.Select((run, i) => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                act(run);
            }
            catch (GruSentimentException e)
            {
                errors[i] = e;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return errors;
    }
}
