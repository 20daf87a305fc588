using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class KernelTeamTests
{
    [Fact]
    public void Every_part_runs_once_however_many_ask_at_the_same_time()
    {
        Parallel.For(0, 8, caller =>
        {
            for (int round = 0; round < 300; round++)
            {
                var work = new Counting(1 + (caller + round) % 20);
                KernelTeam.Shared.Run(work, work.Counts.Length, threads: 1 + round % 5);
                Assert.All(work.Counts, count => Assert.Equal(1, count));
            }
        });
    }

    [Fact]
    public void A_part_may_have_work_of_its_own()
    {
        var inner = new Counting[16];
        var outer = new Calling(part =>
        {
            inner[part] = new Counting(7);
            KernelTeam.Shared.Run(inner[part], 7, threads: 4);
        });
        for (int round = 0; round < 50; round++)
        {
            KernelTeam.Shared.Run(outer, inner.Length, threads: 3);
            Assert.All(inner.SelectMany(work => work.Counts), count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void No_parts_are_no_work()
    {
        KernelTeam.Shared.Run(new Counting(0), 0, 4);
    }

    private sealed class Calling(Action<int> part) : IPartedWork
    {
        public void Run(int number) => part(number);
    }

    private sealed class Counting(int parts) : IPartedWork
    {
        public int[] Counts { get; } = new int[parts];

        public void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }
}
