using CsCheck;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class GruGatesTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Gates_are_those_of_the_equations(int width)
    {
        GruCase.Any(work: 2_000_000).Sample(
            any =>
            {
                var gru = new GruCase(any.Shape, [any.Lengths[0]], any.Words, 5); // One text alone is read.
                using GruInference model = Model(gru, width);
                float[] update = new float[gru.Ids.Length * gru.Shape.OutputSize], reset = new float[update.Length];
                model.ReadGates(gru.Ids, update, reset, threads: 2);
                (double[] z, double[] r) = ReferenceGru.Gates(gru, gru.Inputs, gru.DoubleWeights);
                GruInferenceTests.AssertNear(z, update, 1e-5);
                GruInferenceTests.AssertNear(r, reset, 1e-5);
            },
            iter: 30, seed: "0000GATES001", threads: 1, print: gru => gru.ToString());
    }

    [Fact]
    public void Features_are_the_same_bytes_after_gates_were_read()
    {
        var gru = new GruCase(new GruShape(8, 20, 2, true), [9], 30, 3);
        using GruInference model = Model(gru, 512);
        float[] before = new float[gru.Shape.OutputSize], after = new float[before.Length];
        model.Forward(gru.Ids, gru.Lengths, PoolingKind.Max, before);
        model.ReadGates(gru.Ids, new float[9 * 40], new float[9 * 40]);
        model.Forward(gru.Ids, gru.Lengths, PoolingKind.Max, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_wrong_input_is_refused_with_its_place()
    {
        var gru = new GruCase(new GruShape(2, 3), [2], 5, 1);
        using GruInference model = Model(gru, 512);
        string Message(int[] ids, int update, int reset) =>
            Assert.ThrowsAny<ArgumentException>(() => model.ReadGates(ids, new float[update], new float[reset])).Message;
        Assert.Contains("Id 5 is not in a vocabulary of 5.", Message([0, 5], 6, 6));
        Assert.Contains("Gates have room for 6 and 5 numbers; 2 rows of 3 were expected.", Message([0, 1], 6, 5));
        Assert.Contains("ids", Message([], 0, 0));
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.ReadGates([0], new float[3], new float[3]));
    }

    private static GruInference Model(GruCase gru, int width) =>
        new(gru.Shape, gru.Embedding, gru.DirectionWeights, GruArithmetic.For((VectorWidth)width), WordTable.DefaultBudget);
}
