using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public unsafe class DropoutMaskTests
{
    private const int Rows = 400, Width = 301;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.4)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void The_fraction_is_dropped_and_the_mean_is_kept(double probability)
    {
        float[] ones = Applied(new DropoutMask(probability, seed: 1, stream: 0, step: 0));
        double deviation = Math.Sqrt(probability * (1 - probability) / ones.Length);
        Assert.Equal(probability, ones.Count(x => x == 0) / (double)ones.Length, 4 * deviation);
        Assert.Equal(1, ones.Average(x => (double)x), 4 * deviation / (1 - probability));
        Assert.All(ones.Where(x => x != 0), x => Assert.Equal(1 / (1 - probability), x, 1e-5 / (1 - probability)));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 1)] // A column beside another.
    [InlineData(0, 0, 0, 1, 0)] // A row beside another.
    [InlineData(0, 0, 1, 0, 0)] // A step after another.
    [InlineData(0, 1, 0, 0, 0)] // A stream beside another.
    [InlineData(1, 0, 0, 0, 0)] // Another seed.
    [InlineData(0, 0, 0, 1, 1)]
    [InlineData(0, 0, 1, 1, 0)]
    [InlineData(0, 0, 0, 0, 8)] // A register beside another.
    public void Neighbours_are_independent(int seed, int stream, int step, int rows, int columns)
    {
        const double Probability = 0.4;
        float[] one = Applied(new DropoutMask(Probability, 5, 1, 7));
        float[] other = Applied(new DropoutMask(Probability, 5 + seed, 1 + stream, 7 + step));
        int both = 0, count = 0;
        for (int row = 0; row < Rows - rows; row++)
        {
            for (int column = 0; column < Width - columns; column++, count++)
                both += one[row * Width + column] == 0 && other[(row + rows) * Width + column + columns] == 0 ? 1 : 0;
        }
        double expected = Probability * Probability;
        Assert.Equal(expected, (double)both / count, 5 * Math.Sqrt(expected * (1 - expected) / count));
    }

    [Fact]
    public void Rows_drop_as_many_as_chance_would_have_it()
    {
        float[] ones = Applied(new DropoutMask(0.5, seed: 9, stream: 1, step: 2));
        double[] dropped = [.. Enumerable.Range(0, Rows).Select(row => (double)ones.AsSpan(row * Width, Width).Count(0f))];
        double variance = dropped.Average(count => Math.Pow(count - Width / 2.0, 2));
        Assert.InRange(variance, 0.75 * Width / 4, 1.25 * Width / 4);
    }

    [Fact]
    public void What_is_kept_depends_on_the_place_alone()
    {
        var mask = new DropoutMask(0.4, seed: 1, stream: 0, step: 0);
        float[] whole = new float[40], begun = new float[40];
        whole.AsSpan().Fill(1);
        fixed (float* row = whole, beginning = begun)
        {
            mask.Apply(row, beginning, 13, 5);
            mask.Apply(row, row, 40, 5);
        }
        Assert.Equal(whole[..13], begun[..13]);
        Assert.Equal(new float[27], begun[13..]);
        Assert.Equal("x...x.x.", string.Concat(whole[..8].Select(x => x == 0 ? 'x' : '.'))); // The same on every machine.
    }

    [Fact]
    public void Nothing_is_dropped_at_0_and_all_of_it_is_refused()
    {
        Assert.True(new DropoutMask(0, 1, 2, 3).KeepsAll);
        Assert.False(new DropoutMask(1e-3, 1, 2, 3).KeepsAll);
        Assert.True(default(DropoutMask).KeepsAll);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutMask(1, 1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutMask(double.NaN, 1, 2, 3));
    }

    private static float[] Applied(DropoutMask mask)
    {
        float[] ones = new float[Rows * Width];
        ones.AsSpan().Fill(1);
        fixed (float* start = ones)
        {
            for (int row = 0; row < Rows; row++)
                mask.Apply(start + row * Width, start + row * Width, Width, row);
        }
        return ones;
    }
}
