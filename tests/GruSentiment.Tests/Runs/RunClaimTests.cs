using GruSentiment.Runs;

namespace GruSentiment.Tests.Runs;

public sealed class RunClaimTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void However_often_it_is_given_up_and_taken_one_holds_it_at_a_time()
    {
        string file = _folder.File(".run.lock");
        (int holders, int most, int taken) = (0, 0, 0);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (int round = 0; round < 2000; round++)
            {
                using RunClaim? claim = RunClaim.TryTake(file, isNew: false);
                if (claim is null)
                    continue;
                Interlocked.Increment(ref taken);
                int now = Interlocked.Increment(ref holders);
                if (now > 1)
                    Interlocked.Exchange(ref most, now);
                Thread.SpinWait(200);
                Interlocked.Decrement(ref holders);
            }
        });
        Assert.Equal(0, most);
        Assert.NotEqual(0, taken);
        Assert.False(File.Exists(file));
    }
}
