using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class DenseAdamWTests
{
    private static readonly int[] s_lengths = [9000, 3, 131];

    public static TheoryData<int> Widths => [32, 128, 256, 512];

    [Fact]
    public void The_number_of_threads_never_changes_a_byte()
    {
        float[][] one = Run(threads: 1, GruArithmetic.For()), many = Run(threads: 3, GruArithmetic.For());
        Assert.Equal(one, many);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Every_instruction_set_moves_weights_alike(int width)
    {
        float[][] expected = Run(threads: 1, GruArithmetic.For(VectorWidth.Scalar));
        float[][] actual = Run(threads: 1, GruArithmetic.For((VectorWidth)width));
        for (int i = 0; i < expected.Length; i++)
            GruInferenceTests.AssertNear([.. expected[i].Select(x => (double)x)], actual[i], 1e-6);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Moments_of_a_gradient_that_fades_become_0_and_no_denormal_number(int width)
    {
        const int Size = 37;
        var dense = new DenseAdamW([Size], null, GruArithmetic.For((VectorWidth)width));
        var sparse = new SparseRowAdamW(1, Size, null, GruArithmetic.For((VectorWidth)width));
        float[] ofDense = Pinned(GruCase.Draw(new Random(1), Size, 1)), ofSparse = [.. ofDense];
        for (int step = 0; step < 1000; step++)
        {
            // From 1 to 1e-45, and then nothing.
            float[] gradient = Pinned([.. Enumerable.Range(0, Size).Select(i => (float)Math.Pow(10, -step / 10.0 - i / 37.0))]);
            dense.Place(0, ofDense, gradient);
            dense.Step(0.001);
            sparse.Step(ofSparse, [0], gradient, 0.001);
            AssertNoneIsDenormal(dense.FirstMoments(0));
            AssertNoneIsDenormal(dense.SecondMoments(0));
            AssertNoneIsDenormal(sparse.Capture().FirstMoments.Span);
            AssertNoneIsDenormal(sparse.Capture().SecondMoments.Span);
        }
        Assert.Equal(new float[Size], dense.FirstMoments(0).ToArray());
        Assert.NotEqual(0, dense.SecondMoments(0)[0]); // It fades by a thousandth a step.
    }

    [Fact]
    public void A_gradient_of_which_nothing_can_come_moves_no_weight()
    {
        var optimizer = new DenseAdamW([4]);
        float[] weights = Pinned([1, -0.001f, 1e-12f, 0]), gradient = Pinned([1e-30f, -1e-35f, 1e-40f, 1e-45f]);
        optimizer.Place(0, weights, gradient);
        for (int step = 0; step < 100; step++)
            optimizer.Step(0.01);
        GC.KeepAlive(gradient);
        Assert.Equal(new float[4], optimizer.FirstMoments(0).ToArray());
        Assert.Equal(0, weights[3]);
        Assert.Equal(Math.Pow(1 - 0.01 * 0.01, 100) * 1e-12, weights[2], 1e-17); // Weight decay.
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        var optimizer = new DenseAdamW([1]);
        float[] weights = Pinned([1]), gradient = Pinned([float.NaN]);
        optimizer.Place(0, weights, gradient);
        optimizer.Step(0.01);
        GC.KeepAlive(gradient);
        Assert.Equal((float.NaN, float.NaN, float.NaN), (weights[0], optimizer.FirstMoments(0)[0], optimizer.SecondMoments(0)[0]));
    }

    [Fact]
    public void A_wrong_size_is_refused_with_what_was_expected()
    {
        var optimizer = new DenseAdamW([3, 5]);
        var error = Assert.Throws<ArgumentException>(() => optimizer.Place(1, new float[5], new float[4]));
        Assert.Equal("Weight 1 has 5 numbers and a gradient of 4; 5 were expected.", error.Message);
    }

    private static void AssertNoneIsDenormal(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            Assert.False(float.IsSubnormal(value), $"{value} is denormal.");
    }

    private static float[][] Run(int threads, GruArithmetic arithmetic)
    {
        var random = new Random(3);
        float[][] weights = [.. s_lengths.Select(length => GruCase.Draw(random, length, 1))];
        var optimizer = new DenseAdamW(s_lengths, null, arithmetic);
        for (int step = 0; step < 5; step++)
        {
            float[][] gradients = [.. s_lengths.Select(length => Pinned(GruCase.Draw(random, length, 1)))];
            for (int i = 0; i < weights.Length; i++)
                optimizer.Place(i, weights[i] = Pinned(weights[i]), gradients[i]);
            optimizer.Step(0.01, threads, 0.5);
            GC.KeepAlive(gradients);
        }
        return weights;
    }

    private static float[] Pinned(float[] values)
    {
        float[] pinned = GC.AllocateArray<float>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }
}
