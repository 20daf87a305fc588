using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class SparseRowAdamWTests
{
    private static readonly AdamWOptions Options = new(WeightDecay: 0.1);

    public static TheoryData<int> Widths => [32, 128, 256, 512];

    [Theory, MemberData(nameof(Widths))]
    public void A_row_in_every_step_moves_as_AdamW_moves_it(int width)
    {
        const int Size = 37;
        var optimizer = new SparseRowAdamW(3, Size, Options, GruArithmetic.For((VectorWidth)width));
        var random = new Random(1);
        float[] table = GruCase.Draw(random, 3 * Size, 1);
        var plain = new PlainAdamW([.. table.AsSpan(Size, Size)]);
        for (int step = 0; step < 50; step++)
        {
            float[] gradient = GruCase.Draw(random, Size, 0.3f);
            optimizer.Step(table, [1], gradient, 0.01 / (step + 1));
            plain.Step(gradient, 0.01 / (step + 1));
        }
        GruInferenceTests.AssertNear(plain.Weights, table[Size..(2 * Size)], 1e-6);
    }

    [Fact]
    public void A_row_that_was_absent_has_AdamWs_moments_and_decay_when_it_occurs_again()
    {
        var optimizer = new SparseRowAdamW(2, 1, Options);
        float[] table = [1, 1];
        optimizer.Step(table, [0, 1], [0.5f, 0.5f], 0.01);
        float weight = table[0];
        optimizer.Step(table, [1], [0.2f], 0.02);
        optimizer.Step(table, [1], [0.2f], 0.03);
        Assert.Equal(weight, table[0]);
        optimizer.Step(table, [0], [-0.3f], 0.04);
        double m = 0.05 * 0.9 * 0.9 * 0.9 - 0.03;
        double v = 0.00025 * 0.999 * 0.999 * 0.999 + 0.00009;
        double decay = (1 - 0.02 * 0.1) * (1 - 0.03 * 0.1) * (1 - 0.04 * 0.1);
        double change = 0.04 * m / (1 - Math.Pow(0.9, 4)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, 4))) + 1e-8);
        Assert.Equal(m, optimizer.Capture().FirstMoments.Span[0], 1e-7);
        Assert.Equal(v, optimizer.Capture().SecondMoments.Span[0], 1e-9);
        Assert.Equal(weight * decay - change, table[0], 1e-6);
    }

    [Fact]
    public void The_decay_of_absent_rows_is_applied_once()
    {
        var optimizer = new SparseRowAdamW(2, 1, Options);
        float[] table = [1, 8];
        optimizer.Step(table, [0], [0], 0.5);
        optimizer.Step(table, [0], [0], 0.5);
        Assert.Equal(8f, table[1]);
        optimizer.DecayAbsentRows(table);
        Assert.Equal(8 * 0.95 * 0.95, table[1], 1e-6);
        float[] decayed = [.. table];
        optimizer.DecayAbsentRows(table);
        Assert.Equal(decayed, table);
    }

    [Theory]
    [InlineData(10, 0.1)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(double.NaN, 0.1)]
    public void A_step_whose_decay_takes_all_of_a_weight_is_refused_and_changes_nothing(double learningRate, double decay)
    {
        var optimizer = new SparseRowAdamW(2, 1, new(WeightDecay: decay));
        float[] table = [1, 8];
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Step(table, [0], [0.5f], learningRate));
        Assert.Equal("learningRate", fault.ParamName);
        Assert.Equal([1f, 8f], table);
        Assert.Equal((0, 0.0), (optimizer.Steps, optimizer.Capture().LogDecay));
    }

    [Fact]
    public void The_number_of_threads_never_changes_a_byte_and_a_restored_state_goes_on_as_before()
    {
        const int Rows = 1000, Size = 20;
        float[] start = GruCase.Draw(new Random(2), Rows * Size, 1);
        float[] one = [.. start], many = [.. start];
        var optimizerOfOne = new SparseRowAdamW(Rows, Size);
        var optimizerOfMany = new SparseRowAdamW(Rows, Size);
        var random = new Random(3);
        for (int step = 0; step < 6; step++)
        {
            int[] rows = [.. Enumerable.Range(0, Rows).Where(_ => random.Next(2) == 0)];
            float[] gradients = GruCase.Draw(random, rows.Length * Size, 1);
            optimizerOfOne.Step(one, rows, gradients, 0.01, threads: 1);
            optimizerOfMany.Step(many, rows, gradients, 0.01, threads: 3);
            optimizerOfMany = Restored(optimizerOfMany);
        }
        Assert.Equal(one, many);
    }

    [Fact]
    public void A_state_captured_after_one_step_and_restored_into_a_fresh_optimizer_gives_the_same_bytes()
    {
        const int Rows = 8, Size = 5;
        var random = new Random(4);
        int[][] rows = [[0, 2, 3], [3, 5], [0, 5, 7]];
        float[][] gradients = [.. rows.Select(step => GruCase.Draw(random, step.Length * Size, 1))];
        float[] table = GruCase.Draw(random, Rows * Size, 1);
        var optimizer = new SparseRowAdamW(Rows, Size, Options);
        optimizer.Step(table, rows[0], gradients[0], 0.01);
        SparseRowAdamWState state = optimizer.Capture();
        float[] copy = [.. table];
        void TwoMoreSteps(SparseRowAdamW of, float[] weights)
        {
            of.Step(weights, rows[1], gradients[1], 0.02);
            of.Step(weights, rows[2], gradients[2], 0.03);
            of.DecayAbsentRows(weights);
        }
        TwoMoreSteps(optimizer, table);
        var fresh = new SparseRowAdamW(Rows, Size, Options);
        fresh.Restore(state);
        Assert.Equal(1, fresh.Steps);
        TwoMoreSteps(fresh, copy);
        Assert.Equal(table, copy);
        AssertSame(optimizer.Capture(), fresh.Capture());
        Assert.Equal(1, state.Steps);
    }

    [Fact]
    public void A_state_of_another_size_is_refused_and_changes_nothing()
    {
        var optimizer = new SparseRowAdamW(2, 3);
        string Message(SparseRowAdamWState state) => Assert.Throws<ArgumentException>(() => optimizer.Restore(state)).Message;
        SparseRowAdamWState other = new SparseRowAdamW(3, 2).Capture();
        Assert.StartsWith("The state has 3 rows of 2; 2 rows of 3 were expected.", Message(other));
        var cut = new SparseRowAdamWState(2, 3)
        {
            Steps = 9,
            LogDecay = -1,
            FirstMoments = new float[6],
            SecondMoments = new float[6],
            LastSteps = new int[1],
            LastLogDecays = new double[2],
        };
        Assert.StartsWith("LastSteps of the state has 1 numbers; 2 were expected.", Message(cut));
        AssertSame(new SparseRowAdamW(2, 3).Capture(), optimizer.Capture());
    }

    [Fact]
    public void A_wrong_size_is_refused_with_what_was_expected()
    {
        var optimizer = new SparseRowAdamW(2, 3);
        string Message(int weights, int row, int gradients) =>
            Assert.Throws<ArgumentException>(() => optimizer.Step(new float[weights], [row], new float[gradients], 1)).Message;
        Assert.StartsWith("The weights have 5 numbers; 2 rows of 3 were expected.", Message(weights: 5, row: 0, gradients: 3));
        Assert.StartsWith("The gradients have 4 numbers; 1 rows of 3 were expected.", Message(weights: 6, row: 0, gradients: 4));
        Assert.StartsWith("Row 2 is not among 2.", Message(weights: 6, row: 2, gradients: 3));
    }

    private static SparseRowAdamW Restored(SparseRowAdamW from)
    {
        var to = new SparseRowAdamW(from.Rows, from.Width);
        to.Restore(from.Capture());
        return to;
    }

    private static void AssertSame(SparseRowAdamWState expected, SparseRowAdamWState actual)
    {
        Assert.Equal((expected.Steps, expected.LogDecay), (actual.Steps, actual.LogDecay));
        Assert.Equal(expected.FirstMoments.ToArray(), actual.FirstMoments.ToArray());
        Assert.Equal(expected.SecondMoments.ToArray(), actual.SecondMoments.ToArray());
        Assert.Equal(expected.LastSteps.ToArray(), actual.LastSteps.ToArray());
        Assert.Equal(expected.LastLogDecays.ToArray(), actual.LastLogDecays.ToArray());
    }

    /// <summary>AdamW as its paper writes it, in double precision.</summary>
    private sealed class PlainAdamW(float[] start)
    {
        private readonly double[] _m = new double[start.Length];
        private readonly double[] _v = new double[start.Length];
        private int _steps;

        public double[] Weights { get; } = [.. start.Select(x => (double)x)];

        public void Step(float[] gradient, double rate)
        {
            _steps++;
            for (int i = 0; i < Weights.Length; i++)
            {
                _m[i] = 0.9 * _m[i] + 0.1 * gradient[i];
                _v[i] = 0.999 * _v[i] + 0.001 * gradient[i] * gradient[i];
                double root = Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, _steps))) + 1e-8;
                Weights[i] = Weights[i] * (1 - rate * Options.WeightDecay) - rate * _m[i] / (1 - Math.Pow(0.9, _steps)) / root;
            }
        }
    }
}
