using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class FalliblePartsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Every_part_runs_once(int threads)
    {
        int[] counts = new int[500];
        FallibleParts.Run(counts.Length, threads, part => Interlocked.Increment(ref counts[part]));
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void After_a_failure_no_part_begins()
    {
        var begun = new List<int>();
        var failure = Assert.Throws<FormatException>(() => FallibleParts.Run(100, threads: 1, part =>
        {
            begun.Add(part);
            if (part >= 3)
                throw new FormatException($"part {part}");
        }));
        Assert.Equal("part 3", failure.Message);
        Assert.Equal([0, 1, 2, 3], begun);
    }

    [Fact]
    public void A_failure_is_thrown_when_the_parts_under_way_have_ended()
    {
        int underWay = 0;
        Assert.Throws<FormatException>(() => FallibleParts.Run(1000, threads: 4, part =>
        {
            Interlocked.Increment(ref underWay);
            Thread.SpinWait(1000);
            Interlocked.Decrement(ref underWay);
            if (part == 50)
                throw new FormatException();
        }));
        Assert.Equal(0, underWay);
    }
}
