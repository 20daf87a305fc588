using System.Runtime.Intrinsics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public unsafe class ExponentialTests
{
    [Theory, InlineData(32), InlineData(128), InlineData(256), InlineData(512)]
    public void It_is_within_two_parts_in_ten_million(int register)
    {
        float[] numbers = [.. Enumerable.Range(-59_990, 119_981).Select(i => i * 0.001f), -60, 60, 0, -0f, 1e-30f, -1e-30f, 0, 0, 0, 0];
        float[] answers = numbers[..(numbers.Length / 16 * 16)];
        fixed (float* scores = answers)
            GruArithmetic.For((VectorWidth)register).Exponentials(scores, answers.Length);
        for (int i = 0; i < answers.Length; i++)
        {
            double expected = Math.Exp(numbers[i]);
            Assert.InRange(answers[i], expected * (1 - 2e-7), expected * (1 + 2e-7));
        }
    }

    [Theory, InlineData(32), InlineData(128), InlineData(256), InlineData(512)]
    public void What_is_out_of_bounds_is_confined_and_what_is_far_too_low_counts_for_nothing(int register)
    {
        float[] scores = [60.5f, 1e30f, float.PositiveInfinity, -60.5f, -1e30f, float.NegativeInfinity, 0, .. new float[9]];
        float sum;
        fixed (float* start = scores)
            sum = GruArithmetic.For((VectorWidth)register).Exponentials(start, scores.Length);
        float highest = Exponential<float, ScalarOps>.Of(60);
        Assert.Equal([highest, highest, highest, 0, 0, 0, .. Enumerable.Repeat(1f, 10)], scores);
        Assert.Equal(3f * highest, sum, 1e20f);
    }

    [Fact]
    public void Not_a_number_stays_one()
    {
        Assert.True(float.IsNaN(Exponential<float, ScalarOps>.Of(float.NaN)));
        Assert.True(float.IsNaN(Exponential<Vector512<float>, Vector512Ops>.Of(Vector512.Create(float.NaN))[3]));
        float[] scores = [.. Enumerable.Repeat(1f, 15), float.NaN];
        fixed (float* start = scores)
            Assert.True(float.IsNaN(GruArithmetic.For().Exponentials(start, 16)));
    }
}
