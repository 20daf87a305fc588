using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class LeasesTests
{
    [Fact]
    public void Without_a_lease_disposal_frees_at_once_and_once()
    {
        int freed = 0;
        var leases = new Leases(this, () => freed++);
        leases.Begin().Dispose();
        Assert.Equal(0, freed);
        leases.Dispose();
        leases.Dispose();
        Assert.Equal(1, freed);
        Assert.Equal(typeof(LeasesTests).FullName, Assert.Throws<ObjectDisposedException>(() => leases.Begin().Dispose()).ObjectName);
    }

    [Fact]
    public void The_last_of_the_leases_frees_after_disposal()
    {
        int freed = 0;
        var leases = new Leases(this, () => freed++);
        Leases.Lease first = leases.Begin(), second = leases.Begin();
        leases.Dispose();
        leases.Dispose();
        second.Dispose();
        Assert.Equal(0, freed);
        first.Dispose();
        Assert.Equal(1, freed);
    }

    [Fact]
    public void Many_threads_never_see_memory_that_is_freed()
    {
        for (int round = 0; round < 200; round++)
        {
            int freed = 0;
            var leases = new Leases(this, () => Interlocked.Increment(ref freed));
            Parallel.For(0, 8, thread =>
            {
                if (thread == 4)
                    leases.Dispose();
                for (int i = 0; i < 200 && TryUse(leases, ref freed); i++)
                    Thread.SpinWait(10);
            });
            Assert.Equal(1, freed);
        }
    }

    private static bool TryUse(Leases leases, ref int freed)
    {
        try
        {
            using Leases.Lease lease = leases.Begin();
            Assert.Equal(0, Volatile.Read(ref freed));
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
